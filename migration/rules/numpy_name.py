"""Spells names of NumPy that the NumPy of TensorFlow 2 has lost.

## Why

TensorFlow 2.21 comes with NumPy 2. Programs of TensorFlow 1 were written for NumPy 1, and names
such as `np.float`, `np.product` and the method `tostring` are gone since. The table
`tables/numpy_names.tsv` says what they were.

## Needs

That NumPy is known in the module by one name.

## Refuses

Names of Python's own types where the module binds these anew, and calls whose arguments are not
seen.

## References

The release notes of NumPy 1.24, 2.0, 2.3 and 2.4.
"""

import ast
from collections.abc import Iterator

from migration.facts import imports, numpy_uses
from migration.program import unit as units
from migration.rules.tables import numpy_names
from migration.syntax import trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'numpy_name'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each name that is gone."""
    for node, path in numpy_uses.uses(unit.source.tree):
        new = numpy_names.lookup(path)
        if new is None or not isinstance(node.ctx, ast.Load):
            continue
        alias = imports.alias(unit.source.tree, 'numpy')
        if new.startswith('='):
            yield Rewrite(node, lambda r, t=f'{alias}.{new[1:]}': t, NAME)
        elif '{' not in new:
            if new in unit.structure.taken and _binds(unit, new):
                unit.obstacle(NAME, node, f'`{new}` is not the type of Python here')
            yield Rewrite(node, lambda r, t=new: t, NAME)
        elif '{0}' not in new:
            text = new.format(np=alias)
            yield Rewrite(node, lambda r, t=text: t, NAME)
        else:
            yield from _call(unit, node, path, new.replace('{np}', alias))
    yield from _methods(unit)


def _binds(unit: units.Unit, name: str) -> bool:
    """Tells whether a module binds a name."""
    tree = unit.source.tree
    return any(
        n.id == name and not isinstance(n.ctx, ast.Load) for n in trees.of_kind(tree, ast.Name)
    ) or any(n.arg == name for n in trees.of_kind(tree, ast.arg))


def _call(unit: units.Unit, node: ast.expr, path: str, text: str) -> Iterator[Rewrite]:
    """Yields the rewrite of a call."""
    call = unit.parent(node)
    args = call.args if isinstance(call, ast.Call) and call.func is node else []
    starred = any(isinstance(a, ast.Starred) for a in args)
    keywords = {k.arg for k in call.keywords} if args else set()
    if path == 'fromstring' and 'sep' in keywords:
        return  # A text, of which NumPy still reads numbers.
    more = len(args) > 1 or bool(keywords)
    if not args or starred or None in keywords or (more and '{rest}' not in text):
        unit.obstacle(NAME, node, f'NumPy has no {path} any more, and its arguments are not seen')
        return

    def render(renderer: Renderer) -> str:
        rest = [renderer.text(a) for a in args[1:]]
        rest += [f'{k.arg}={renderer.text(k.value)}' for k in call.keywords]
        held = ''.join(f', {part}' for part in rest)
        return text.replace('{0}', renderer.text(args[0])).replace('{rest}', held)

    yield Rewrite(call, render, NAME)


def _methods(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of methods of arrays."""
    for call in trees.of_kind(unit.source.tree, ast.Call):
        method = call.func.attr if isinstance(call.func, ast.Attribute) else ''
        new = numpy_names.lookup(f'.{method}()') if not call.args and not call.keywords else None
        if new is not None and not _is_module(unit, call.func.value):

            def render(renderer: Renderer, call=call, new=new) -> str:
                return f'{renderer.operand(call.func.value)}.{new[1:]}'

            yield Rewrite(call.func, render, NAME)


def _is_module(unit: units.Unit, node: ast.expr) -> bool:
    """Tells whether an expression is the name of something imported."""
    if not isinstance(node, ast.Name):
        return False
    imported = trees.of_kind(unit.source.tree, ast.alias)
    return any((alias.asname or alias.name).split('.')[0] == node.id for alias in imported)
