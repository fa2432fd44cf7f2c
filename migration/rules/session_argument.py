"""Leaves out arguments that are sessions or values of the graph.

## Why

`train(sess, loss, x)` hands on what is needed to run the graph. The function calls a function of
TensorFlow 2 instead, so the parameters and the arguments go, in both places together.

## Needs

Every call of the function, with its arguments spelt out.

## Refuses

Functions that run different parts of the graph in different calls, and arguments behind stars.

## References

docs/design/converter.md, "Owners".
"""

import ast
from collections.abc import Container, Iterator

from migration.program import inputs
from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'session_argument'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each call that loses arguments."""
    seen = set()
    for definition in {**unit.structure.leaving, **unit.structure.handed_on}:
        for call in unit.run.calls[definition]:
            node = call.node
            if id(node) in seen or not isinstance(node, ast.Call):
                continue
            seen.add(id(node))
            gone = unit.structure.leaving_arguments
            new = inputs.handed(unit, unit.structure.handed_on.get(definition, ()))
            given = [*node.args, *(k.value for k in node.keywords)]
            if new or any(id(a) in gone for a in given):
                yield Rewrite(node, lambda r, n=node, f=new, g=gone: _call(n, f, g, r), NAME)


def _call(node: ast.Call, new: list, gone: Container, renderer: Renderer) -> str:
    kept = [*new, *(renderer.text(a) for a in node.args if id(a) not in gone)]
    kept += [f'{k.arg}={renderer.text(k.value)}' for k in node.keywords if id(k.value) not in gone]
    return f'{renderer.text(node.func)}({", ".join(kept)})'
