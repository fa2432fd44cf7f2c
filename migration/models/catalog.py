"""Finds the ported models and feeds their steps."""

import dataclasses
import importlib
import pathlib

import numpy as np

from migration.models import digits
from migration.models.spec_type import Input, ModelSpec

_ROOM = pathlib.Path(__file__).parent


@dataclasses.dataclass(frozen=True)
class Model:
    """A model's folder and what its spec says."""

    folder: pathlib.Path
    spec: ModelSpec

    @property
    def before(self) -> pathlib.Path:
        """The program for TensorFlow 1.x."""
        return self.folder / 'before.py'

    @property
    def after(self) -> pathlib.Path:
        """What the converter makes of it."""
        return self.folder / 'after.py'


def names() -> list[str]:
    """Returns the names of all models, sorted."""
    return sorted(path.parent.name for path in _ROOM.glob('*/spec.py'))


def load(name: str) -> Model:
    """Returns one model; imports its spec and nothing else of it."""
    if name not in names():
        raise ValueError(f'no model {name!r}; there are {", ".join(names())}')
    spec = importlib.import_module(f'migration.models.{name}.spec').SPEC
    return Model(folder=_ROOM / name, spec=spec)


def make_batch(spec: ModelSpec, batch_size: int, seed: int = 0) -> dict[str, np.ndarray]:
    """Returns values for a step's inputs, by their names; equal arguments give equal values.

    Digits are drawn from the training split, an image together with its label, and again from the
    start when the batch is larger than the split.
    """
    rng = np.random.RandomState(seed)
    drawn = None
    if spec.needs_digits:
        images, labels = digits.load('train')
        rows = rng.permutation(len(images))[np.arange(batch_size) % len(images)]
        drawn = images[rows], labels[rows]
    return {each.name: _values(each, batch_size, drawn, rng) for each in spec.inputs}


def _values(
    wanted: Input,
    batch_size: int,
    drawn: tuple[np.ndarray, np.ndarray] | None,
    rng: np.random.RandomState,
) -> np.ndarray:
    if wanted.content == 'normal':
        values = rng.standard_normal(wanted.shape_for(batch_size))
    elif wanted.content == 'digit_images':
        values = drawn[0].reshape(wanted.shape_for(batch_size))
    elif wanted.content == 'digit_labels':
        values = drawn[1]
    elif wanted.content == 'digit_one_hot':
        values = np.eye(10)[drawn[1]]
    else:
        raise ValueError(f'input {wanted.name}: unknown content {wanted.content!r}')
    return values.astype(wanted.dtype)
