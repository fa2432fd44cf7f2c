"""Drops `.value` behind a dimension of a static shape.

## Why

In TF 1 `x.shape[1]` is a `Dimension`, whose number is `.value`; in TF 2 it is the number
itself, or None, and `.value` is an error.

## Needs

That the object is known to be a dimension of a tensor or variable.

## Refuses

Nothing itself: a `.value` of anything else stays as it is.

## References

tensorflow/python/framework/tensor_shape.py, `TensorShape.__getitem__`.
"""

from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Rewrite

NAME = 'dimension_value'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each `.value` of a dimension."""
    seen = set()
    for node in unit.run.dimensions:
        if id(node) not in seen:
            seen.add(id(node))
            yield Rewrite(node, lambda r, node=node: r.text(node.value), NAME)
