"""What is timed: a model's step, run in one mode at one batch size."""

import dataclasses

from benchmarks.harness import modes


@dataclasses.dataclass(frozen=True)
class Configuration:
    """One line of a benchmark's output."""

    benchmark: str
    model: str
    mode: str
    batch: int | None

    @property
    def name(self) -> str:
        """The name under which it is registered and filtered."""
        batch = 'fixed' if self.batch is None else self.batch
        return f'{self.benchmark}/{self.model}/{self.mode}/batch:{batch}'

    def in_mode(self, mode: str) -> 'Configuration':
        """Returns the same step in another mode."""
        return dataclasses.replace(self, mode=mode)

    @property
    def baseline(self) -> 'Configuration':
        """What it is compared with."""
        return self.in_mode(modes.BASELINE)

    def to_json(self) -> dict:
        """Returns the fields and the name."""
        return {'name': self.name, **dataclasses.asdict(self)}
