"""Gives functions to a function that ran whatever it was given.

## Why

`show(layer, image)` runs the tensor `layer`, another one in each call. In TF 2 each of them is
computed by a function, so that each call gives the function, and `show` calls it.

## Needs

One parameter that differs, which is fetched and nothing else; the same feeds for all.

## Refuses

Calls that give what is run through several functions or lists, and runs that return values in one
call and None in another.

## References

docs/design/converter.md, "Functions come from fetch sets".
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'step_argument'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each argument that is run."""
    for node, function in unit.structure.step_arguments():
        yield Rewrite(node, lambda r, n=node, f=function: _reached(unit, n, f, r), NAME)


def _reached(unit: units.Unit, node: ast.expr, function, renderer: Renderer) -> str:
    """Returns how a function is read where a call gives what it runs."""
    if function.owner.instance is None:
        return function.name
    if isinstance(node, ast.Attribute):
        return f'{renderer.operand(node.value)}.{function.name}'
    structure = unit.structure
    return structure.prefix_of(function.owner, structure.owner_at(node), node) + function.name
