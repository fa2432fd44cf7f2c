"""Writes the static shape of a computed tensor where Python asks for it.

## Why

`pool.get_shape().as_list()` tells how large a tensor of the graph is, to make a variable for it. In
TensorFlow 2 the tensor only exists inside of a function. Where the source shows the shape, the
answer stands where the question stood; in functions the question stays.

## Needs

All sizes of the shape but that of the batch, as numbers of the source.

## Refuses

Questions of which the answer changes from time to time.

## References

The shape functions of TF 1.15, as `tf.Tensor.get_shape` shows their results.
"""

from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Rewrite

NAME = 'known_shape'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each question that is answered."""
    for node, answer in unit.structure.answered.values():
        if not unit.owns(node):
            continue
        text = repr(answer)
        if isinstance(answer, tuple):
            text = f'{unit.tensorflow}.TensorShape({list(answer)})'
        yield Rewrite(node, lambda r, text=text: text, NAME)
    for node in unit.run.shapes_printed.values():
        if unit.owns(node):
            unit.note(NAME, node, 'TF 1 prints unknown sizes as `?`, TF 2 as None')
