"""Which modules a source imports, and which names it takes."""

import ast

from migration.syntax import trees


def imports(tree: ast.Module, package: str) -> bool:
    """Tells whether a package, or a part of it, is imported anywhere in a module."""
    names = [alias.name for n in trees.of_kind(tree, ast.Import) for alias in n.names]
    names += [n.module or '' for n in trees.of_kind(tree, ast.ImportFrom) if not n.level]
    return any(name.split('.')[0] == package for name in names)


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
    found = {node.id for node in trees.of_kind(tree, ast.Name)}
    found |= {node.arg for node in trees.of_kind(tree, ast.arg)}
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return found | {node.name for node in trees.of_kind(tree, *definitions)}
