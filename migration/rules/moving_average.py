"""Starts moving averages where they were made, and names the variables that they follow.

## Why

`tf.train.ExponentialMovingAverage` is in TF 2 and computes the same. But its averages come into
being with the first `apply`, where TF 1 made them with the graph, and there is no collection of
trainable variables to follow when no list is given.

## Needs

The variables, and a decay that is a number.

## Refuses

Averages of tensors, which TF 2 keeps for variables only.

## References

tensorflow/python/training/moving_averages.py of TF 1.15 and 2.21.
"""

from collections.abc import Iterator

from migration.program import trained
from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'moving_average'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each update of averages that lists no variables."""
    seen = set()
    for node in unit.program.nodes:
        if 'average' not in node.detail or id(node.site) in seen:
            continue
        seen.add(id(node.site))
        if not node.detail['listed']:
            yield Rewrite(node.site, lambda r, n=node: _listed(unit, n, r), NAME)


def _listed(unit: units.Unit, node, renderer: Renderer) -> str:
    variables = ', '.join(trained.references(unit, node.detail['variables'], node.site))
    return f'{renderer.text(node.site.func)}([{variables}])'
