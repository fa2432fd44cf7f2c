"""Calls Python functions of a graph by `tf.numpy_function`.

## Why

`tf.py_func` is gone from TF 2; `tf.numpy_function` does the same: it calls the function with arrays
each time when a step computes it, and no gradient flows through it.

## Needs

The types of its outputs, listed where it is called if there are several.

## Refuses

Uses that pass `tf.py_func` itself on, and runs that need only the gradient of what it is a part of:
TF 1 may leave the call out there.

## References

tensorflow/python/ops/script_ops.py of TF 1.15.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.rules.tables import rewrite_call, symbols
from migration.syntax.rewrite import Rewrite

NAME = 'python_function'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each call of tf.py_func."""
    for node, path in unit.uses:
        if path != 'py_func':
            continue
        call = unit.parent(node)
        if not isinstance(call, ast.Call) or call.func is not node:
            unit.obstacle(NAME, node, f'tf.{path} is passed on as a value')
            continue
        yield from rewrite_call.call(unit, call, symbols.lookup(path), NAME)
