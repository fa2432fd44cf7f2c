"""Passes graph values to functions that read them as names from outside.

## Why

A function of a TF 1 program may read a placeholder, such as the share of values to keep in dropout,
or what was computed of one, as a name of the module. In TF 2 these are local to the step that calls
the function. So the function gets a parameter of that name, and its calls pass the value.

## Needs

That all calls of the function are seen, and stand in statements that build graph.

## Refuses

Functions that are passed on as values, or have a name of their own for something else.

## References

Python's execution model: free variables are looked up where a function is defined.
"""

import ast
import re
from collections.abc import Iterator

from migration.program import closures
from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'graph_closure'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of functions that get parameters, and of their calls."""
    structure = unit.structure
    made = structure.nests.by_function
    for key, closure in structure.closures.items():
        if key in made:
            continue
        last = closure.last_parameter()
        if last is not None:
            yield Rewrite(last, lambda r, c=closure, n=last: _behind(c, n, r), NAME)
        elif key not in structure.open_functions:
            definition = closure.definition
            yield Rewrite(
                definition,
                lambda r, c=closure: closures.with_parameters(c, r.inside(c.definition)),
                NAME,
            )
        for call in closure.calls:
            given = structure.arguments_at(call, closure.names)
            yield Rewrite(
                call, lambda r, c=call, f=closure, given=given: _call(c, f, given, r), NAME
            )


def _behind(closure: closures.Closure, last: ast.AST, renderer: Renderer) -> str:
    return ', '.join([renderer.inside(last), *closure.parameters()])


def _call(call: ast.Call, closure: closures.Closure, given: list, renderer: Renderer) -> str:
    """Returns a call with further arguments."""
    if not closure.is_plain:
        given = [f'{name}={text}' for name, text in zip(closure.names, given, strict=True)]
    names = ', '.join(given)
    text = renderer.inside(call)
    arguments = [*call.args, *call.keywords]
    if not arguments:
        return f'{text[:-1].rstrip()}{names})'
    last = max(renderer.source.span(node)[1] for node in arguments)
    rest = renderer.source.text[last : renderer.source.span(call)[1] - 1]  # Commas, comments.
    head, code = text[: len(text) - len(rest) - 1], re.sub('#.*', '', rest)
    if ')' in code:
        return f'{head}{rest}, {names})'
    if ',' not in code:
        return f'{head}, {names}{rest})'
    if '\n' not in rest:
        return f'{head}, {names})'
    *kept, closing = rest.split('\n')
    indent = ' ' * (call.args + [k.value for k in call.keywords])[-1].col_offset
    spread = f',\n{indent}'.join(given)
    return '\n'.join([head + '\n'.join(kept), f'{indent}{spread},', f'{closing})'])
