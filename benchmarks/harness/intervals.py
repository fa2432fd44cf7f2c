"""Distribution-free intervals for a median, and Holm's correction over several of them.

Timings on a shared machine have no known distribution, and the bootstrap of a median covers too
little here. The order statistics of the sign test assume only that rounds are independent.
"""

import dataclasses
import math
from collections.abc import Sequence


@dataclasses.dataclass(frozen=True)
class Interval:
    """A median with the interval that covers it at confidence 1 - level."""

    low: float
    median: float
    high: float
    level: float
    count: int

    @property
    def half_width(self) -> float:
        """Half the distance between the ends; infinite when there are too few values."""
        return (self.high - self.low) / 2


def binomial_tail(count: int, at_most: int) -> float:
    """Returns P(X <= at_most) of a fair coin tossed `count` times."""
    if at_most < 0:
        return 0.0
    return sum(math.comb(count, k) for k in range(min(at_most, count) + 1)) / 2**count


def interval_rank(count: int, level: float) -> int:
    """Returns r where the r-th smallest and r-th largest value are the ends; 0 if none will do."""
    rank = 0
    while 2 * (rank + 1) <= count and 2 * binomial_tail(count, rank) <= level:
        rank += 1
    return rank


def least_count(level: float) -> int:
    """Returns how many values are needed for an interval that has ends."""
    count = 1
    while not interval_rank(count, level):
        count += 1
    return count


def median(values: Sequence[float]) -> float:
    """Returns the median; not a number when there are no values."""
    if not values:
        return math.nan
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def median_interval(values: Sequence[float], level: float = 0.05) -> Interval:
    """Returns the sign-test interval of the median, infinite while the values are too few."""
    ordered = sorted(values)
    rank = interval_rank(len(ordered), level)
    low, high = (ordered[rank - 1], ordered[-rank]) if rank else (-math.inf, math.inf)
    return Interval(low, median(ordered), high, level, len(ordered))


def p_outside(values: Sequence[float], bound: float) -> float:
    """Returns the two-sided p-value of "the median lies within -bound and +bound".

    It is at most a level exactly when the interval of that level lies wholly outside the bounds,
    so a verdict taken from it and the interval that is shown never contradict each other.
    """
    count = len(values)
    not_above = binomial_tail(count, sum(value <= bound for value in values))
    not_below = binomial_tail(count, sum(value >= -bound for value in values))
    return min(1.0, 2 * min(not_above, not_below))


def holm_levels(p_values: Sequence[float], alpha: float = 0.05) -> list[float]:
    """Returns the level at which each hypothesis is judged under Holm's step-down procedure.

    The k-th smallest p-value is judged at alpha / (number - k). From the first that is not rejected
    on, all others are judged at that level, so "p <= level" is Holm's decision for every one.
    """
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    levels = [alpha] * len(p_values)
    stopped = None
    for place, index in enumerate(order):
        levels[index] = stopped or alpha / (len(p_values) - place)
        if stopped is None and p_values[index] > levels[index]:
            stopped = levels[index]
    return levels
