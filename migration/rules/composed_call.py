"""Spells out functions of TensorFlow 1 that TensorFlow 2 has no single name for.

## Why

Some functions were small wrappers, such as `tf.nn.xw_plus_b(x, w, b)` for
`tf.nn.bias_add(tf.matmul(x, w), b)`, and are gone. The table `tables/compositions.tsv` says what
they were made of.

## Needs

The arguments where the function is called.

## Refuses

Starred arguments, and such a function passed on as a value.

## References

tensorflow/python/ops/nn_ops.py, nn_impl.py and lib/io/tf_record.py of TF 1.15.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.rules.tables import compositions
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'composed_call'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each call of such a function."""
    for node, path in unit.uses:
        row = compositions.lookup(path)
        if row is None:
            continue
        call = unit.parent(node)
        if isinstance(call, (ast.Import, ast.ImportFrom)):
            continue
        if getattr(call, 'func', None) is not node:
            unit.obstacle(
                NAME, node, f'tf.{path} is passed on as a value', 'call it where it is used'
            )
            continue
        starred = any(isinstance(a, ast.Starred) for a in call.args)
        if starred or any(k.arg is None for k in call.keywords):
            unit.obstacle(
                NAME, call, f'starred arguments of tf.{path} hide which parameters are given'
            )
            continue
        try:
            given = compositions.bind(row, call.args, {k.arg: k.value for k in call.keywords})
        except ValueError as error:
            unit.obstacle(NAME, call, str(error))
            continue

        def render(renderer: Renderer, row=row, given=given) -> str:
            texts = {name: renderer.text(value) for name, value in given.items()}
            return compositions.spell(row, unit.tensorflow, texts)

        yield Rewrite(call, render, NAME)
