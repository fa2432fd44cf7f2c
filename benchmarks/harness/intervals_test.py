import math
import random

from absl.testing import absltest, parameterized

from benchmarks.harness import intervals


def _binomial(count, k):
    return math.comb(count, k) / 2**count


class IntervalsTest(parameterized.TestCase):
    @parameterized.parameters(
        # From tables of the sign test: the rank of the lower end at 95 %.
        (5, 0), (6, 1), (8, 1), (9, 2), (12, 3), (20, 6), (30, 10), (50, 18), (100, 40),
    )  # fmt: skip
    def test_rank_is_that_of_the_tables(self, count, rank):
        self.assertEqual(intervals.interval_rank(count, 0.05), rank)

    @parameterized.parameters(6, 12, 31, 150)
    def test_coverage_is_at_least_nominal_and_the_next_rank_would_not_do(self, count):
        rank = intervals.interval_rank(count, 0.05)
        # The interval misses the median when fewer than `rank` values lie on one side of it.
        missed = 2 * sum(_binomial(count, k) for k in range(rank))
        self.assertLessEqual(missed, 0.05)
        self.assertGreater(missed + 2 * _binomial(count, rank), 0.05)

    def test_coverage_by_simulation_for_a_skewed_distribution(self):
        draw = random.Random(1)
        covered = 0
        for _ in range(2000):
            values = [draw.expovariate(1.0) for _ in range(20)]
            interval = intervals.median_interval(values)
            covered += interval.low <= math.log(2) <= interval.high
        self.assertGreater(covered / 2000, 0.945)

    @parameterized.parameters((0.05, 6), (0.025, 7), (0.05 / 9, 9))
    def test_least_count(self, level, count):
        self.assertEqual(intervals.least_count(level), count)

    def test_too_few_values_have_no_interval(self):
        interval = intervals.median_interval([1.0, 1.0, 1.0])
        self.assertEqual((interval.low, interval.high), (-math.inf, math.inf))
        self.assertEqual(interval.half_width, math.inf)

    def test_no_values(self):
        self.assertTrue(math.isnan(intervals.median_interval([]).median))
        self.assertEqual(intervals.p_outside([], 0.1), 1.0)

    def test_ends_are_order_statistics(self):
        interval = intervals.median_interval([12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
        self.assertEqual((interval.low, interval.median, interval.high), (3, 6.5, 10))

    def test_p_value_and_interval_agree(self):
        draw = random.Random(2)
        for _ in range(500):
            centre = draw.uniform(-0.2, 0.2)
            values = [draw.gauss(centre, 0.1) for _ in range(draw.randint(1, 40))]
            level = draw.choice([0.05, 0.01, 0.2])
            interval = intervals.median_interval(values, level)
            outside = interval.low > 0.05 or interval.high < -0.05
            self.assertEqual(intervals.p_outside(values, 0.05) <= level, outside)

    def test_holm(self):
        # Textbook: 0.01 and 0.013 are judged at .05/4 and .05/3, then 0.03 fails at .05/2.
        levels = intervals.holm_levels([0.03, 0.01, 0.04, 0.013])
        self.assertEqual(levels, [0.025, 0.0125, 0.025, 0.05 / 3])

    def test_holm_stops_at_the_first_that_is_not_rejected(self):
        # 0.04 alone would pass at 0.05, but nothing is rejected after 0.03 has failed at 0.025.
        levels = intervals.holm_levels([0.03, 0.04])
        self.assertEqual(levels, [0.025, 0.025])

    def test_holm_of_none_and_one(self):
        self.assertEqual(intervals.holm_levels([]), [])
        self.assertEqual(intervals.holm_levels([0.9]), [0.05])


if __name__ == '__main__':
    absltest.main()
