"""Takes the number out of arrays of one element where Python needs a number.

## Why

Under NumPy 1 `'%f' % array` and `float(array)` worked for an array of one element, whatever its
rank; NumPy 2 takes scalars only. `array.item()` is the number under both.

## Needs

That the source shows the shape of the tensor that was fetched.

## Refuses

Nothing itself.

## References

The notes of NumPy 1.25 and 2.4, on the conversion of arrays with a rank above 0 to scalars.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Rewrite, is_primary

NAME = 'single_element'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each such use of a name; what is run there gives the number itself."""
    for node in unit.run.single_uses.values():
        if unit.owns(node) and isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)):
            yield Rewrite(node, lambda r, node=node: _item(r.inside(node)), NAME)


def _item(text: str) -> str:
    return f'{text}.item()' if is_primary(text) else f'({text}).item()'
