"""Gives tensors the static shapes that a program sets, by `tf.ensure_shape`.

## Why

`tensor.set_shape(shape)` changes what is known of a tensor of a graph. In TensorFlow 2 a statement
like that would have to stand where the tensor is made; `tf.ensure_shape` gives a tensor of which
the shape is known, wherever it stands, and checks it.

## Needs

A tensor that has a name at the level of the session; in functions `set_shape` stays as it is.

## Refuses

Nothing itself.

## References

tensorflow/python/framework/ops.py, `Tensor.set_shape` (TF 1.15).
"""

from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'set_shape'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each call."""
    for call in unit.run.shapes_set.values():
        if not unit.owns(call):
            continue

        def render(renderer: Renderer, call=call) -> str:
            parts = [renderer.text(call.func.value), renderer.text(call.args[0])]
            return f'{unit.tensorflow}.ensure_shape({", ".join(parts)})'

        yield Rewrite(call, render, NAME)
