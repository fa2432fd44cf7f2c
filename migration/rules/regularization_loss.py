"""Writes the sum of the regularization losses out.

## Why

TF 1 collects the losses of regularized variables in a collection of the graph. TF 2 has no
collections, and a sum that is computed by hand is easily wrong: `l2_regularizer(s)` is half of
what `keras.regularizers.L2(s)` gives. The sum is written with the variables it is about.

## Needs

Regularizers that are made where the variable is made.

## Refuses

Regularizers other than `l1_regularizer` and `l2_regularizer`.

## References

tensorflow/contrib/layers/python/layers/regularizers.py (TF 1.15): scale * tf.nn.l2_loss(w),
which is scale * sum(w ** 2) / 2.
"""

import ast
from collections.abc import Iterator

from migration.program import answers, model
from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'regularization_loss'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each sum of regularization losses."""
    seen = set()
    for node in unit.run.regularization_sums:
        if id(node.site) in seen:
            continue
        seen.add(id(node.site))
        yield Rewrite(node.site, lambda r, node=node: _sum(unit, node, r), NAME)


def _sum(unit: units.Unit, node: model.Node, renderer: Renderer) -> str:
    terms = [answers.penalty(unit, v, renderer) for v in node.detail['regularized']]
    if not terms:
        return f'{unit.tensorflow}.constant(0.0)'
    text = ' + '.join(terms)
    around = unit.parent(node.site)
    return f'({text})' if isinstance(around, (ast.BinOp, ast.UnaryOp)) else text
