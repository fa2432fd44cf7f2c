"""What a comparison says: levels, and the first place where two programs part."""

import dataclasses

import numpy as np

from migration.verify import tolerance as tolerances

LEVELS = (
    'variables',
    'forward',
    'gradients',
    'training steps',
    'final variables',
    'traces',
)


@dataclasses.dataclass(frozen=True)
class Divergence:
    """One place where the programs differ.

    Attributes:
      level: which of LEVELS.
      call: the number of the step call, from 0; -1 before the first, None after the last.
      what: the fetch or variable.
      message: what is wrong, as a clause.
      step: the id of the step, if a call differs.
      index: the element, as a subscript.
      original: its value there.
      converted: its value here.
      trained: how many training steps came before, if it is a value that they influence.
    """

    level: str
    call: int | None
    what: str
    message: str
    step: int | None = None
    index: str = ''
    original: object = None
    converted: object = None
    trained: int = 0

    @property
    def order(self) -> tuple[float, int]:
        """Where in the course of the program this is."""
        call = float('inf') if self.call is None else self.call
        return call, LEVELS.index(self.level)


class Level:
    """The tally of one level."""

    def __init__(self, name: str):
        self.name = name
        self.compared = 0
        self.tensors = 0
        self.left_out = 0
        self.worst_ratio = 0.0
        self.worst_size = 0.0
        self.widest: tolerances.Tolerance | None = None
        self.measured = False
        self.divergences: list[Divergence] = []

    @property
    def equal(self) -> bool:
        """Whether nothing on this level differs."""
        return not self.divergences

    def add(self, size: int, difference: tolerances.Difference | None, tolerance=None) -> bool:
        """Counts a tensor; returns whether it is within tolerance."""
        self.tensors += 1
        self.compared += size
        if tolerance and (self.widest is None or tolerance.rtol > self.widest.rtol):
            self.widest = tolerance
        if difference is None:
            return True
        self.worst_ratio = max(self.worst_ratio, difference.ratio)
        self.worst_size = max(self.worst_size, difference.size)
        return difference.ratio <= 1

    def differs(self, divergence: Divergence) -> None:
        """Notes a difference."""
        self.divergences.append(divergence)

    def to_json(self) -> dict[str, object]:
        """Returns the tally as JSON values."""
        return {
            'level': self.name,
            'values': self.compared,
            'tensors': self.tensors,
            'left_out': self.left_out,
            'worst_difference': _finite(self.worst_size),
            'worst_ratio': _finite(self.worst_ratio),
            'tolerance': str(self.widest) if self.widest else None,
            'drift_measured': self.measured,
            'equal': self.equal,
            'differences': len(self.divergences),
        }


def _finite(number: float) -> float | str:
    return number if np.isfinite(number) else str(number)


@dataclasses.dataclass
class Comparison:
    """All levels, and what else the reader should know.

    Attributes:
      levels: by name.
      remarks: sentences.
      calls: how many calls of steps were held against each other.
      crashed: how the converted program failed; empty if it did not.
      traces: how often each function was traced.
      elsewhere: how often the original ran a session where no step is known, by place.
    """

    levels: dict[str, Level]
    remarks: list[str]
    calls: int = 0
    crashed: str = ''
    traces: dict[str, int] = dataclasses.field(default_factory=dict)
    elsewhere: dict[str, int] = dataclasses.field(default_factory=dict)

    @property
    def divergences(self) -> list[Divergence]:
        """All differences in the order in which the programs meet them."""
        found = [d for level in self.levels.values() for d in level.divergences]
        return sorted(found, key=lambda d: d.order)

    @property
    def may_be_drift(self) -> bool:
        """Whether all that differs are values that training has had its influence on."""
        return bool(self.divergences) and all(d.trained for d in self.divergences)

    @property
    def compared(self) -> int:
        """How many values were held against each other."""
        return sum(level.compared for name, level in self.levels.items() if name != 'traces')

    @property
    def outcome(self) -> str:
        """'equal', 'different' or 'failed'."""
        if self.divergences:
            return 'different'
        if self.crashed or not self.compared or not self.calls:
            return 'failed'
        return 'equal'
