"""What is said about a ported model, as data.

Each folder beside this file that holds a `spec.py` is a model, found by its name. To add one, make
a folder with these files, and edit none:

* `before.py`: the program for TensorFlow 1.x, at module level, as people wrote it. It imports
  nothing but TensorFlow, NumPy and `migration.models.digits`, prints its losses, prints the same
  when it is run again (seed NumPy and the graph), and takes a few seconds.
* `after.py`: what the converter makes of it, unedited:

      ./bazelw run //migration:convert -- --output DIR migration/models/NAME/before.py

* `spec.py`: one `SPEC = ModelSpec(...)`, which says what a benchmark must know: the step to time,
  what it is fed, and at which batch sizes.

Where there is a Python 3.7, record the numbers that TensorFlow 1.15 gives, `before.numbers.npz`:

    ./bazelw run //migration/verify:record_goldens -- migration/models/NAME

`./bazelw test //migration/models/...` then holds all of them against each other.
"""

import dataclasses

CONTENTS = ('digit_images', 'digit_labels', 'digit_one_hot', 'normal')


@dataclasses.dataclass(frozen=True)
class Input:
    """What one placeholder of a step is fed.

    Attributes:
      name: the placeholder's name in `before.py`, and the parameter's in `after.py`.
      dtype: NumPy's name of the type.
      shape: of one batch; None is the batch dimension, an input without one has a fixed size.
      content: what the values are, one of CONTENTS.
    """

    name: str
    dtype: str
    shape: tuple[int | None, ...]
    content: str = 'normal'

    def shape_for(self, batch_size: int) -> tuple[int, ...]:
        """Returns the shape with the batch size in its place."""
        return tuple(batch_size if size is None else size for size in self.shape)

    @property
    def batched(self) -> bool:
        """Whether the input has a batch dimension."""
        return None in self.shape


@dataclasses.dataclass(frozen=True)
class ModelSpec:
    """A ported model and its most interesting step.

    Attributes:
      name: the folder's.
      summary: one line for a table.
      exercises: TF1 idioms that the program uses and a conversion of it must understand.
      step: the function in `after.py` that takes the step.
      fetches: what `session.run` fetched there in `before.py`, as written, in order.
      trains: whether the step changes variables.
      inputs: what the step is fed.
      batch_sizes: to benchmark; empty where no input has a batch dimension.
      rtol: the relative difference between TensorFlow 1.15's numbers and the converted program's
        that is rounding, after all of the program's steps.
      atol: the absolute one, for numbers near zero.
    """

    name: str
    summary: str
    exercises: tuple[str, ...]
    step: str
    fetches: tuple[str, ...]
    trains: bool
    inputs: tuple[Input, ...]
    batch_sizes: tuple[int, ...] = ()
    rtol: float = 1e-5
    atol: float = 1e-6

    @property
    def needs_digits(self) -> bool:
        """Whether the step is fed digits, which must be prepared first."""
        return any(each.content.startswith('digit') for each in self.inputs)
