"""What Python expressions can stand for that deal with `tf.data`."""

import ast
import dataclasses
from typing import Any

from migration.program import values


@dataclasses.dataclass(eq=False)
class Element(values.Tensor):
    """What an iterator gives to each run that needs it, or a part of it.

    Attributes:
      parts: unknown values in the structure of the element; None where that is not known.
    """

    parts: Any = None


@dataclasses.dataclass(eq=False)
class Part(values.Unknown):
    """A part of an element that is cut out of a placeholder.

    Attributes:
      dtype: the expression of its type.
      shape: the expression of the placeholder's shape.
      cut: whether it is a row of the placeholder.
      batched: whether it is a batch of rows; None where it was batched in another way.
    """

    dtype: Any
    shape: Any
    cut: bool = True
    batched: Any = False


@dataclasses.dataclass(eq=False)
class Dataset(values.Value):
    """A `tf.data.Dataset`.

    Attributes:
      element: unknown values in the structure of an element; None where that is not known.
      graph_nodes: the values of the graph that it is made from.
    """

    element: Any
    graph_nodes: list


@dataclasses.dataclass(eq=False)
class Transformation(values.Value):
    """What `Dataset.apply` takes: what it does to elements, and the function that it calls."""

    kind: str
    function: Any


@dataclasses.dataclass(eq=False)
class Iterator(values.Value):
    """An iterator of `tf.data`.

    Attributes:
      kind: 'one_shot', 'initializable', 'from_structure' or 'from_string_handle'.
      site: the call that makes it.
      dataset: what it iterates, where that is always the same.
      place: the expression of the dataset.
      handle: the placeholder that says which iterator it stands for.
      element: what an element is, where the dataset is not always the same.
      pulls: the calls of `get_next`.
      returned: whether a function returns its elements, and now returns it instead.
    """

    kind: str
    site: ast.Call
    dataset: Any
    place: Any
    handle: Any = None
    element: Any = None
    pulls: list = dataclasses.field(default_factory=list)
    returned: bool = False


@dataclasses.dataclass(eq=False)
class Handle(values.Unknown):
    """What a run gives for the handle of an iterator."""

    iterator: Iterator
