"""Calls Python functions of a graph by `tf.numpy_function`.

## Why

`tf.py_func` is gone from TF 2; `tf.numpy_function` does the same: it calls the function with arrays
each time when a step computes it, and no gradient flows through it. Where one type is listed, TF 2
gives a list in functions and its only element outside of them, so the type loses its brackets.

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
        types = next((k.value for k in call.keywords if k.arg == 'Tout'), None)
        types = call.args[2] if len(call.args) > 2 else types
        if isinstance(types, (ast.List, ast.Tuple)) and len(types.elts) == 1:
            yield from _single(unit, call, types)


def _single(unit: units.Unit, call: ast.Call, types: ast.List | ast.Tuple) -> Iterator[Rewrite]:
    """Yields rewrites of a call that lists one type, and of what takes its only element."""
    yield Rewrite(types, lambda r: r.text(types.elts[0]), NAME)
    taken = unit.parent(call)
    if (
        isinstance(taken, ast.Subscript)
        and isinstance(taken.slice, ast.Constant)
        and taken.slice.value == 0
    ):
        yield Rewrite(taken, lambda r: r.text(call), NAME)
    elif isinstance(taken, ast.Assign) and all(map(_is_single, taken.targets)):
        for target in taken.targets:
            yield Rewrite(target, lambda r, t=target: r.text(t.elts[0]), NAME)
    else:
        yield Rewrite(call, lambda r: f'[{r.uncovered(call)}]', NAME, covers=True)


def _is_single(target: ast.expr) -> bool:
    """Tells whether a target takes a list of one element apart."""
    kinds = (ast.Tuple, ast.List)
    return (
        isinstance(target, kinds)
        and len(target.elts) == 1
        and not isinstance(target.elts[0], ast.Starred)
    )
