"""Writes assertions and prints of a graph as TensorFlow 2 spells them.

## Why

`tf.assert_greater` and `tf.Assert` make operations, which act where something waits for them under
`tf.control_dependencies`. In a function of TensorFlow 2 they act where they stand. What nothing
waits for is left out, as TensorFlow 1 never did it.

## Needs

Nothing.

## Refuses

The argument `data`, which TensorFlow 2 lacks.

## References

tensorflow/python/ops/check_ops.py (TF 1.15); `tf.debugging` in TF 2.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.rules.tables import rewrite_call, symbols
from migration.syntax.rewrite import Rewrite

NAME = 'assertion'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each call that asserts something, or prints it."""
    for call, path in unit.run.looked_at.values():
        if unit.owns(call) and isinstance(call, ast.Call):
            yield from rewrite_call.call(unit, call, symbols.lookup(path), NAME)
