import itertools

from absl.testing import absltest

from benchmarks.harness import blocks, rounds, verdicts
from benchmarks.harness.client import WorkerError


class _Machine:
    """Times nothing: a machine whose speed drifts, with planted costs."""

    def __init__(self, **costs):
        self.costs = costs
        self.calls = []
        self.fail = {}

    def runner(self, name):
        def run():
            self.calls.append(name)
            if self.fail.get(name) == self.calls.count(name):
                raise WorkerError(f'{name} died')
            # Three times slower in the end than in the beginning, with a ripple.
            mood = (1 + len(self.calls) / 100) * (1 + 0.01 * (len(self.calls) % 3))
            cost = self.costs[name] * mood
            return {
                'steps': 5,
                'cpu_s': 5 * cost,
                'wall_s': 5 * cost,
                'wall_p10_s': cost,
                'switches': 0,
            }

        return run

    def run(self, pairs=(), **kwargs):
        kwargs = {'max_rounds': 40, 'budget_s': None, 'metric': 'cpu', **kwargs}
        return rounds.run_rounds({n: self.runner(n) for n in self.costs}, pairs, **kwargs)


class RoundsTest(absltest.TestCase):
    def test_every_configuration_once_a_round_in_changing_order(self):
        done, _ = _Machine(a=1, b=1, c=1).run(max_rounds=20)
        orders = set()
        for _, group in itertools.groupby(done, key=lambda block: block.round):
            names = [block.configuration for block in group]
            self.assertCountEqual(names, 'abc')
            orders.add(tuple(names))
        self.assertGreater(len(orders), 3)

    def test_planted_ratio_in_spite_of_drift(self):
        done, _ = _Machine(a=1.0, b=1.2).run(max_rounds=150)
        judgement = verdicts.judge(blocks.log_ratios(done, 'b', 'a', 'cpu'))
        self.assertAlmostEqual(judgement.ratio, 1.2, delta=0.02)
        self.assertEqual(judgement.verdict, 'slower')

    def test_stops_when_narrow(self):
        done, _ = _Machine(a=1.0, b=1.2).run(pairs=[('b', 'a')], max_rounds=150)
        self.assertLess(done[-1].round, 60)
        self.assertTrue(verdicts.narrow_enough(blocks.log_ratios(done, 'b', 'a', 'cpu')))

    def test_a_spent_budget_still_allows_an_interval(self):
        for level, count in ((0.05, 6), (0.005, 9)):
            done, _ = _Machine(a=1.0, b=1.2).run(budget_s=0.0, level=level)
            self.assertEqual(done[-1].round + 1, count)

    def test_a_worker_that_dies_leaves_the_others(self):
        machine = _Machine(a=1.0, b=1.2, c=1.0)
        machine.fail = {'b': 3}
        done, failed = machine.run(max_rounds=10)
        self.assertEqual(failed, {'b': 'b died'})
        self.assertLen([block for block in done if block.configuration == 'b'], 2)
        self.assertLen([block for block in done if block.configuration == 'c'], 10)

    def test_interrupt_keeps_what_was_measured(self):
        machine = _Machine(a=1.0, b=1.2)
        done, _ = machine.run(interrupted=lambda: len(machine.calls) >= 15)
        self.assertLen(done, 15)
        # Half a round has no pair.
        self.assertLen(blocks.log_ratios(done, 'b', 'a', 'cpu'), 7)

    def test_blocks_survive_json(self):
        done, _ = _Machine(a=1.0, b=1.2).run(max_rounds=2)
        table = blocks.to_json(done)
        table['columns'].append('of_a_later_version')
        for row in table['rows']:
            row.append(1)
        self.assertEqual(blocks.from_json(table), done)

    def test_launches_are_not_paired_with_each_other(self):
        done = [
            blocks.Block(launch, 0, 0, name, 5, 5.0, 5.0, 1.0, 0.0, 0)
            for launch, name in ((0, 'a'), (1, 'b'))
        ]
        self.assertEqual(blocks.log_ratios(done, 'b', 'a', 'cpu'), [])


if __name__ == '__main__':
    absltest.main()
