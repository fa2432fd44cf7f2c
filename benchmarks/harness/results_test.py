import math
import random

from absl.testing import absltest

from benchmarks.harness import blocks, modes, results
from benchmarks.harness.configurations import Configuration


def _configurations(model='m', of_modes=('function', 'function_again', 'eager')):
    return [Configuration('t', model, mode, 8) for mode in of_modes]


def _blocks(costs, count=12):
    return [
        blocks.Block(0, number, 0, name, 5, 5 * cost, 5 * cost, cost, 0.0, 0)
        for number in range(count)
        for name, cost in costs.items()
    ]


class ResultsTest(absltest.TestCase):
    def test_pairs(self):
        names = [(a.mode, b.mode) for a, b in results.pairs(_configurations())]
        self.assertEqual(names, [('function_again', 'function'), ('eager', 'function')])

    def test_no_baseline_no_pair(self):
        self.assertEmpty(results.pairs(_configurations(of_modes=['eager', 'xla'])))

    def test_compare(self):
        costs = {
            't/m/function/batch:8': 1.0,
            't/m/function_again/batch:8': 1.01,
            't/m/eager/batch:8': 4.0,
        }
        comparisons, twins = results.compare(_configurations(), _blocks(costs))
        self.assertEqual([c['metric'] for c in comparisons], ['cpu', 'wall_p10'])
        self.assertAlmostEqual(comparisons[0]['ratio'], 4.0)
        self.assertEqual(comparisons[0]['verdict'], 'slower')
        self.assertFalse(results.is_void(twins, 'cpu'))
        self.assertAlmostEqual(twins[0]['ratio'], 1.01)

    def test_the_twin_voids_by_the_metric_of_the_verdicts_only(self):
        costs = {'t/m/function/batch:8': 1.0, 't/m/function_again/batch:8': 1.2}
        _, twins = results.compare(_configurations(), _blocks(costs))
        self.assertTrue(results.is_void(twins, 'cpu'))
        twins = [twin for twin in twins if twin['metric'] == 'wall_p10']
        self.assertFalse(results.is_void(twins, 'cpu'))

    def test_a_difference_that_all_pairs_share_voids(self):
        draw = random.Random(6)
        configurations = [c for model in 'abcdefghi' for c in _configurations(model)]
        done = [
            blocks.Block(0, number, 0, c.name, 5, 5 * cost, 5 * cost, cost, 0.0, 0)
            for number in range(15)
            for c in configurations
            for cost in [math.exp(draw.gauss(0, 0.12)) * (0.85 if 'again' in c.mode else 1)]
        ]
        _, twins = results.compare(configurations, done)
        pooled = [twin for twin in twins if twin['pooled']]
        self.assertEqual([twin['metric'] for twin in pooled], ['cpu', 'wall_p10'])
        self.assertAlmostEqual(pooled[0]['ratio'], 0.85, delta=0.05)
        self.assertTrue(pooled[0]['voids'])
        self.assertTrue(results.is_void(twins, 'cpu'))

    def test_widest_level_counts_the_answers_to_one_question(self):
        three = [c for model in 'abc' for c in _configurations(model)]
        self.assertEqual(results.widest_level(three), 0.05 / 3)
        self.assertEqual(results.widest_level([]), 0.05)

    def test_no_blocks(self):
        self.assertEqual(results.compare(_configurations(), []), ([], []))

    def test_summary(self):
        costs = {'t/m/function/batch:8': 1.0, 't/m/eager/batch:8': 4.0}
        comparisons, twins = results.compare(_configurations(), _blocks(costs, 3))
        self.assertIsNone(comparisons[0]['low'])
        self.assertFalse(math.isnan(comparisons[0]['ratio']))
        text = results.summary(
            {
                'graphlift': {
                    'metric': 'cpu',
                    'rounds': 3,
                    'comparisons': comparisons,
                    'again': twins,
                    'failures': [{'configuration': 'x', 'reason': 'wrong'}],
                    'skipped': [{'mode': 'session115', 'reason': 'no Python'}],
                    'void': True,
                    'interrupted': True,
                }
            }
        )
        for part in (
            'eager',
            '4.00',
            'unknown',
            'undecided',
            'x: wrong',
            'no Python',
            'VOID',
            '(undecided)',
        ):
            self.assertIn(part, text)

    def test_gpu_verdicts_are_about_wall_time(self):
        self.assertEqual(results.primary_metric('gpu'), 'wall_p10')
        self.assertEqual(modes.BASELINE, 'function')


if __name__ == '__main__':
    absltest.main()
