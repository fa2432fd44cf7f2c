"""Which modules a source imports, and which names it takes."""

import ast

from migration.syntax import trees


def imports(tree: ast.Module, package: str) -> bool:
    """Tells whether a package, or a part of it, is imported anywhere in a module."""
    for node in trees.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or '']
        else:
            continue
        if any(name.split('.')[0] == package for name in names):
            return True
    return False


def alias(tree: ast.Module, module: str) -> str | None:
    """Returns the name by which a module's top level knows another module, if it imports it."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            for name in node.names:
                if name.name == module:
                    return name.asname or module
    return None


def names(tree: ast.Module) -> set[str]:
    """Returns all names that a module binds or reads anywhere, parameters included."""
    found = {node.id for node in trees.walk(tree) if isinstance(node, ast.Name)}
    found |= {node.arg for node in trees.walk(tree) if isinstance(node, ast.arg)}
    found |= {
        node.name
        for node in trees.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    }
    return found
