"""Which names of a module belong to functions and classes, and which ones functions share."""

import ast

from migration.syntax import trees

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def shared(tree: ast.Module) -> set[str]:
    """Returns the names that functions bind outside of themselves: `global`, `nonlocal`."""
    nodes = trees.of_kind(tree, ast.Global, ast.Nonlocal)
    return {name for node in nodes for name in node.names}


def local(tree: ast.Module) -> set[str]:
    """Returns the names that are bound inside of functions and classes, parameters included."""
    found: set[str] = set()
    above: list[ast.AST] = [tree]
    while above:
        node = above.pop()
        if not isinstance(node, _DEFINITIONS):
            above += trees.children(node)
            continue
        for part in trees.walk(node):
            if isinstance(part, ast.arg):
                found.add(part.arg)
            elif isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load):
                found.add(part.id)
    return found
