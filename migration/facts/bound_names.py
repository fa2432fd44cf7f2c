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


def lost_parameters(before: str, after: str) -> list[tuple[str, str]]:
    """Returns parameters that a function had and now reads from outside, as (function, name).

    Functions are known by their names, where a text has just one of that name.

    Raises:
      SyntaxError: a text is not Python 3.
    """
    old, new = _functions(before), _functions(after)
    return sorted(
        (name, parameter)
        for name, table in new.items()
        if name in old
        for parameter in old[name].get_parameters()
        if _is_read_outside(table, parameter)
    )


def _functions(text: str) -> dict[str, symtable.Function]:
    """Returns the functions of a text whose names are unlike those of all others."""
    found: dict[str, list] = {}
    tables = [symtable.symtable(text, 'module', 'exec')]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        if isinstance(table, symtable.Function):
            found.setdefault(table.get_name(), []).append(table)
    return {name: held[0] for name, held in found.items() if len(held) == 1}


def _is_read_outside(table: symtable.Function, name: str) -> bool:
    return name in table.get_frees() or name in table.get_globals()


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
                continue
            for part in trees.walk(inner):
                if isinstance(part, ast.Name) and not isinstance(part.ctx, ast.Load):
                    held.add(part.id)
    return read, held
