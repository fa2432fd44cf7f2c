"""Names of a module for which its code asks by `'name' in globals()`."""

import ast
from collections.abc import Iterator

from migration.syntax import trees

_SCOPES = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)


def asked_by(node: ast.Compare) -> str:
    """Returns the name for which a comparison asks; '' for others."""
    (right, *others), (question, *_) = node.comparators, node.ops
    if (
        not others
        and isinstance(question, (ast.In, ast.NotIn))
        and isinstance(node.left, ast.Constant)
        and isinstance(node.left.value, str)
        and isinstance(right, ast.Call)
        and isinstance(right.func, ast.Name)
        and right.func.id == 'globals'
    ):
        return node.left.value
    return ''


def asked(tree: ast.Module) -> set[str]:
    """Returns the names for which a module asks."""
    return {asked_by(node) for node in trees.of_kind(tree, ast.Compare)} - {''}


def is_bound_once(tree: ast.Module, name: str) -> bool:
    """Tells whether just one statement of a module, outside of functions, binds a name."""
    places = []
    for node in trees.walk(tree):
        if isinstance(node, ast.Name) and node.id == name:
            if not isinstance(node.ctx, ast.Load):
                places.append(node)
        elif isinstance(node, ast.alias):
            if (node.asname or node.name.split('.')[0]) in (name, '*'):
                return False
        elif getattr(node, 'name', None) == name or (
            isinstance(node, (ast.Global, ast.Nonlocal)) and name in node.names
        ):
            return False
    own = {id(node) for node in _outside(tree)}
    return len(places) == 1 and id(places[0]) in own and isinstance(places[0].ctx, ast.Store)


def _outside(node: ast.AST) -> Iterator[ast.AST]:
    """Yields what stands in no scope inside of a module."""
    for part in trees.children(node):
        if not isinstance(part, _SCOPES):
            yield part
            yield from _outside(part)
