"""Which names a module reads that nothing in it binds."""

import ast
import builtins

from migration.syntax import trees


def unbound(tree: ast.Module) -> set[str]:
    """Returns the names that are read somewhere and bound nowhere, built-in ones left out.

    Scopes are not told apart: a name that any function binds counts as bound.
    """
    read, bound = set(), set(dir(builtins)) | {'__file__', '__path__'}
    for node in trees.walk(tree):
        if isinstance(node, ast.Name):
            (read if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            bound.add(node.name)
        elif isinstance(node, ast.alias):
            bound.add((node.asname or node.name).split('.')[0])
        elif (isinstance(node, ast.ExceptHandler) and node.name) or (
            isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name
        ):
            bound.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            bound.add(node.rest)
    return read - bound
