import math

from absl.testing import absltest, parameterized

from benchmarks.harness import parity


def _answer(results, weights=((1.0, 0.5),)):
    return {'results': results, 'weights': [list(w) for w in weights]}


_RIGHT = _answer([[[2.0]], [[1.5]], [[1.2]]])


class ParityTest(parameterized.TestCase):
    def test_equal(self):
        self.assertIsNone(parity.difference(_RIGHT, _RIGHT, ['w']))

    @parameterized.parameters((1.00009, None), (1.0002, 'step 3 value 0 is 1.20024, not 1.2'))
    def test_results_within_their_tolerance(self, factor, words):
        other = _answer([[[2.0]], [[1.5]], [[1.2 * factor]]])
        self.assertEqual(parity.difference(_RIGHT, other, ['w']), words)

    @parameterized.parameters(
        (0.5009, None), (0.502, 'after 3 steps w has sums 1 0.502, not 1 0.5')
    )
    def test_weights_within_their_tolerance_of_the_norm(self, second, words):
        other = _answer(_RIGHT['results'], [(1.0, second)])
        self.assertEqual(parity.difference(_RIGHT, other, ['w']), words)

    def test_not_a_number_never_agrees(self):
        wrong = _answer([[[math.nan]]] * 3)
        self.assertIn('step 1', parity.difference(wrong, wrong, ['w']))

    def test_another_number_of_values(self):
        self.assertIn('returns 2', parity.difference(_RIGHT, _answer([[[1.0], [2.0]]] * 3), ['w']))

    def test_comparing_nothing_is_no_agreement(self):
        nothing = _answer([[], [], []], [])
        self.assertIn('nothing', parity.difference(nothing, nothing, []))

    def test_weights_alone_suffice(self):
        silent = _answer([[], [], []])
        self.assertIsNone(parity.difference(silent, silent, ['w']))


if __name__ == '__main__':
    absltest.main()
