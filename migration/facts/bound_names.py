"""Which names and attributes a module reads that nothing in it binds."""

import ast
import builtins
import symtable

from migration.syntax import trees

_GIVEN = frozenset(dir(builtins)) | {
    '__file__',
    '__path__',
    '__name__',
    '__doc__',
    '__class__',
    '__package__',
    '__spec__',
    '__loader__',
    '__annotations__',
    '__builtins__',
}


def unbound(text: str) -> set[str]:
    """Returns the names that some scope reads and that no scope which it sees binds.

    Raises:
      SyntaxError: the text is not Python 3.
    """
    top = symtable.symtable(text, 'module', 'exec')
    bound = {s.get_name() for s in top.get_symbols() if _binds(s)} | _GIVEN
    read, tables = set(), [top]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        for symbol in table.get_symbols():
            if symbol.is_declared_global() and _binds(symbol):
                bound.add(symbol.get_name())
            elif symbol.is_referenced() and (table is top or symbol.is_global()):
                read.add(symbol.get_name())
    return read - bound


def _binds(symbol: symtable.Symbol) -> bool:
    return symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()


def attributes(tree: ast.Module) -> tuple[set[str], set[str]]:
    """Returns the attributes that are read of `self`, and those that something sets or defines."""
    read, held = set(), set()
    for node in trees.of_kind(tree, ast.Attribute):
        if not isinstance(node.ctx, ast.Load):
            held.add(node.attr)
        elif isinstance(node.value, ast.Name) and node.value.id == 'self':
            read.add(node.attr)
    for node in trees.of_kind(tree, ast.ClassDef):
        for inner in node.body:
            if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                held.add(inner.name)
            for part in trees.walk(inner):
                if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load):
                    held.add(part.id)
    return read, held
