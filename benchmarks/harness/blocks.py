"""The raw record of the rounds: one row per timed block."""

import dataclasses
import math
from collections.abc import Iterable


@dataclasses.dataclass(frozen=True)
class Block:
    """A few hundred milliseconds of one configuration's steps, and what went on meanwhile."""

    launch: int
    round: int
    order: int
    configuration: str
    steps: int
    cpu_s: float
    wall_s: float
    wall_p10_s: float
    load: float
    switches: int

    @property
    def cpu_per_step(self) -> float:
        """Process CPU seconds per step."""
        return self.cpu_s / self.steps


COLUMNS = tuple(field.name for field in dataclasses.fields(Block))

# What a block is compared by. The first is primary on a CPU, the second on a GPU, whose work the
# process's CPU time does not see.
METRICS = {
    'cpu': lambda block: block.cpu_per_step,
    'wall_p10': lambda block: block.wall_p10_s,
}


def to_json(blocks: Iterable[Block]) -> dict:
    """Returns the blocks as a table, which is a third of the size of a list of objects."""
    return {
        'columns': list(COLUMNS),
        'rows': [[getattr(block, column) for column in COLUMNS] for block in blocks],
    }


def from_json(table: dict) -> list[Block]:
    """Returns the blocks of a table; columns of later versions are left out."""
    columns = table['columns']
    return [
        Block(**{name: value for name, value in zip(columns, row, strict=True) if name in COLUMNS})
        for row in table['rows']
    ]


def log_ratios_by_round(
    blocks: Iterable[Block], subject: str, baseline: str, metric: str
) -> dict[tuple[int, int], float]:
    """Returns the log ratio of subject to baseline for each (launch, round) that has both."""
    measure = METRICS[metric]
    rounds = {}
    for block in blocks:
        if block.configuration in (subject, baseline):
            rounds.setdefault((block.launch, block.round), {})[block.configuration] = block
    return {
        key: math.log(measure(pair[subject]) / measure(pair[baseline]))
        for key, pair in sorted(rounds.items())
        if len(pair) == 2 and measure(pair[subject]) > 0 and measure(pair[baseline]) > 0
    }


def log_ratios(blocks: Iterable[Block], subject: str, baseline: str, metric: str) -> list[float]:
    """Returns the same without the rounds' numbers, in their order."""
    return list(log_ratios_by_round(blocks, subject, baseline, metric).values())
