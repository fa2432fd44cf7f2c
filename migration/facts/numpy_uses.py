"""Where does a module use NumPy, and what of it?"""

import ast

from migration.facts import imports
from migration.syntax import trees


def uses(tree: ast.Module) -> list[tuple[ast.Attribute, str]]:
    """Returns the attributes of NumPy that a module names, with their paths below `numpy.`.

    Only where nothing but imports binds the name of NumPy.
    """
    alias = imports.alias(tree, 'numpy')
    if alias is None or alias in _bound(tree):
        return []
    found = []
    for node in trees.of_kind(tree, ast.Attribute):
        parts, base = [node.attr], node.value
        while isinstance(base, ast.Attribute):
            parts.append(base.attr)
            base = base.value
        if isinstance(base, ast.Name) and base.id == alias:
            found.append((node, '.'.join(reversed(parts))))
    return found


def _bound(tree: ast.Module) -> set[str]:
    """Returns the names that a module binds otherwise than by imports."""
    found = {n.id for n in trees.of_kind(tree, ast.Name) if not isinstance(n.ctx, ast.Load)}
    found |= {n.arg for n in trees.of_kind(tree, ast.arg)}
    definitions = trees.of_kind(tree, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return found | {n.name for n in definitions}
