"""Returns functions where a function returned parts of the graph.

## Why

`x, loss, train_op = build()` hands the graph to whoever runs it. What is computed now stands in
functions, which need what `build` made: so `build` returns the functions that its callers run, and
a caller that handed tensors on hands on the functions.

## Needs

One call of the function that builds; one `return`. What is called in a larger expression becomes a
statement before it.

## Refuses

Graph values that are returned by functions that are called again, and lists and dictionaries of
them that are used as a whole.

## References

docs/design/converter.md, "Owners".
"""

import ast
from collections.abc import Iterator

from migration.program import handing, inputs
from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'graph_returned'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each `return` of graph values, and of what takes them."""
    structure = unit.structure
    back = structure.handed_back
    for index, kept in structure.returns.items():
        if index in structure.moved:
            continue
        statement = unit.run.statements[index]
        functions = inputs.handed(unit, back.get(id(statement.region.node), ()))
        if not functions and not kept:
            structure.dropped[index] = 'graph'
            continue
        yield Rewrite(
            statement.node,
            lambda r, f=functions, k=kept: f'return {", ".join(_texts(f, k, r))}',
            NAME,
        )
    for index, kept in structure.takes.items():
        statement = unit.run.statements[index]
        region = unit.run.region_calls[id(statement.node.value)]
        functions = inputs.handed(unit, back.get(id(region.node), ()))
        yield Rewrite(
            statement.node,
            lambda r, f=functions, k=kept, s=statement: _taking(s.node, f, k, r),
            NAME,
        )


def _texts(functions: list, kept: list, renderer: Renderer) -> list[str]:
    return [*functions, *(handing.text_of(rest, renderer) for rest in kept)]


def _taking(node: ast.Assign, functions: list, kept: list, renderer: Renderer) -> str:
    """Returns the statement that takes functions, and what else was returned."""
    targets = _texts(functions, kept, renderer)
    call = renderer.text(node.value)
    return f'{", ".join(targets)} = {call}' if targets else call
