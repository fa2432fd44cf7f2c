"""A program and its conversion, as far as a benchmark must know them."""

import dataclasses
import pathlib
from collections.abc import Callable, Mapping


@dataclasses.dataclass(frozen=True)
class Program:
    """A TensorFlow 1.x program, its conversion, and the training step in both.

    Attributes:
      name: the model's.
      original: the arguments by which a session worker finds the step.
      converted: the same for a worker of the converted program.
      name_map: from a variable of the original to its path in the converted program.
      write_batch: writes the step's inputs for a batch size, or of their fixed size if it is None,
        as an .npz file; the same for all workers.
      batch_sizes: to time; empty if the step's inputs have a fixed size.
    """

    name: str
    original: Mapping
    converted: Mapping
    name_map: Mapping[str, str]
    write_batch: Callable[[int | None, pathlib.Path], None]
    batch_sizes: tuple[int, ...] = ()
