"""What a measured ratio allows one to say, and when a run may say nothing."""

import dataclasses
import math
from collections.abc import Mapping, Sequence

from benchmarks.harness import intervals

# A difference is claimed when the interval lies wholly outside the first, sameness when it lies
# wholly inside the second. Between them nothing is claimed.
CLEAR_RATIO, SAME_RATIO, HALF_WIDTH_RATIO = 1.05, 1.10, 1.03
CLEAR, SAME, HALF_WIDTH = map(math.log, (CLEAR_RATIO, SAME_RATIO, HALF_WIDTH_RATIO))
ALPHA = 0.05

FASTER, SLOWER, SAME_SPEED, UNDECIDED = 'faster', 'slower', 'same', 'undecided'


@dataclasses.dataclass(frozen=True)
class Judgement:
    """A comparison's interval, as ratios, and the word for it."""

    ratio: float
    low: float | None
    high: float | None
    level: float
    rounds: int
    verdict: str

    def to_json(self) -> dict:
        """Returns the fields by name; an end that is not known is null."""
        return dataclasses.asdict(self)


def verdict_of(interval: intervals.Interval) -> str:
    """Returns the word for an interval of a log ratio."""
    if interval.low > CLEAR:
        return SLOWER
    if interval.high < -CLEAR:
        return FASTER
    if interval.low > -SAME and interval.high < SAME:
        return SAME_SPEED
    return UNDECIDED


def judge(log_ratios: Sequence[float], level: float = ALPHA) -> Judgement:
    """Judges one comparison at one level."""
    interval = intervals.median_interval(log_ratios, level)
    low, high = (
        math.exp(end) if math.isfinite(end) else None for end in (interval.low, interval.high)
    )
    ratio = math.exp(interval.median)
    return Judgement(ratio, low, high, level, interval.count, verdict_of(interval))


def judge_family(family: Mapping[str, Sequence[float]], alpha: float = ALPHA) -> dict:
    """Judges comparisons that answer one question together, so that Holm's correction applies."""
    names = list(family)
    p_values = [intervals.p_outside(family[name], CLEAR) for name in names]
    levels = intervals.holm_levels(p_values, alpha)
    return {name: judge(family[name], level) for name, level in zip(names, levels, strict=True)}


def voids(log_ratios: Sequence[float]) -> bool:
    """Returns whether the same code measured twice came out different, which voids the run."""
    return judge(log_ratios).verdict in (FASTER, SLOWER)


def narrow_enough(log_ratios: Sequence[float], level: float = ALPHA) -> bool:
    """Returns whether more rounds would not be worth their time."""
    return intervals.median_interval(log_ratios, level).half_width <= HALF_WIDTH
