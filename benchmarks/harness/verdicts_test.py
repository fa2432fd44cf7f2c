import math
import random

from absl.testing import absltest, parameterized

from benchmarks.harness import intervals, verdicts

_A_LITTLE = 1e-9


def _interval(low, high):
    return intervals.Interval(math.log(low), 0.0, math.log(high), 0.05, 12)


class VerdictsTest(parameterized.TestCase):
    @parameterized.parameters(
        (1.05 + _A_LITTLE, 1.2, 'slower'),
        (1.05 - _A_LITTLE, 1.2, 'undecided'),
        (0.8, 1 / 1.05 - _A_LITTLE, 'faster'),
        (0.8, 1 / 1.05 + _A_LITTLE, 'undecided'),
        (1 / 1.10 + _A_LITTLE, 1.10 - _A_LITTLE, 'same'),
        (1 / 1.10 - _A_LITTLE, 1.0, 'undecided'),
        (1.0, 1.10 + _A_LITTLE, 'undecided'),
        (0.97, 1.02, 'same'),
        # Certainly more than 5 % and certainly less than 10 %: the difference is what is said.
        (1.06, 1.08, 'slower'),
        (0.92, 0.94, 'faster'),
        (0.5, 2.0, 'undecided'),
        (3.0, 4.0, 'slower'),
    )
    def test_verdict(self, low, high, verdict):
        self.assertEqual(verdicts.verdict_of(_interval(low, high)), verdict)

    @parameterized.parameters((1.0, 'same'), (1.3, 'slower'), (0.7, 'faster'))
    def test_planted_ratio_is_found(self, ratio, verdict):
        draw = random.Random(3)
        judgement = verdicts.judge([math.log(ratio) + draw.gauss(0, 0.03) for _ in range(40)])
        self.assertEqual(judgement.verdict, verdict)
        self.assertBetween(ratio, judgement.low, judgement.high)
        self.assertEqual(judgement.rounds, 40)

    def test_few_rounds_are_undecided_and_have_no_ends(self):
        judgement = verdicts.judge([1.0] * 5)
        self.assertEqual(judgement.verdict, 'undecided')
        self.assertIsNone(judgement.low)
        self.assertIsNone(judgement.to_json()['high'])

    @parameterized.parameters((1.0, False), (1.04, False), (1.2, True), (0.8, True), (0.97, False))
    def test_same_code_that_comes_out_different_voids(self, ratio, void):
        draw = random.Random(4)
        ratios = [math.log(ratio) + draw.gauss(0, 0.02) for _ in range(30)]
        self.assertEqual(verdicts.voids(ratios), void)

    def test_a_wide_pair_of_the_same_code_does_not_void(self):
        self.assertFalse(verdicts.voids([-0.4, -0.3, -0.2, 0.1, 0.2, 0.3, 0.4, 0.5]))

    def test_a_family_is_judged_more_strictly_than_one(self):
        # Nine of nine rounds 10 % above: p = 2/2**9 = 0.0039, enough alone and among ten, not
        # among twenty.
        ratios = [math.log(1.1)] * 9
        noise = [math.log(1.1), -math.log(1.1)] * 5
        for others, verdict in ((0, 'slower'), (9, 'slower'), (19, 'undecided')):
            family = {'it': ratios} | {str(n): noise for n in range(others)}
            self.assertEqual(verdicts.judge_family(family)['it'].verdict, verdict, others)

    def test_false_verdicts_on_the_same_code_are_rare(self):
        draw = random.Random(5)
        wrong = sum(
            verdicts.judge([draw.gauss(0, 0.15) for _ in range(30)]).verdict
            in (verdicts.FASTER, verdicts.SLOWER)
            for _ in range(400)
        )
        self.assertLessEqual(wrong / 400, 0.05)


if __name__ == '__main__':
    absltest.main()
