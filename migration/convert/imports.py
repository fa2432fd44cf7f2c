"""The imports of a converted module: what is missing comes, and what nothing reads leaves."""

import ast
from collections.abc import Iterator

from migration.convert import legacy_scan
from migration.syntax import marks, parsing, trees

# Modules of TensorFlow that hold all of its interface, as TF 1 had it or as TF 2 has it.
_WHOLE = frozenset({'tensorflow', 'tensorflow.compat.v1', 'tensorflow.compat.v2'})
# Packages whose imports leave with the last use: those of TensorFlow, and what compares versions.
_LEAVING = frozenset({'tensorflow', 'distutils', 'packaging', 'pkg_resources'})


def add(text: str, imports: list[str]) -> str:
    """Returns a module's text with further imports above its first import."""
    if not imports:
        return text
    lines = text.split('\n')
    body = parsing.parse(marks.plain(text)).body
    at = 0
    for node in body:
        if (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) or (
            isinstance(node, ast.ImportFrom) and node.module == '__future__'
        ):
            at = node.end_lineno
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            at = node.lineno - 1
            break
        else:
            break
    return '\n'.join([*lines[:at], *imports, *lines[at:]])


def tidy(text: str, before: ast.Module, tensorflow: str) -> str:
    """Returns a converted module's text with imports of TensorFlow 2.

    Args:
      text: the converted text; it may hold marks.
      before: the module that it was made of.
      tensorflow: the name by which the converted text knows TensorFlow.
    """
    tree = parsing.parse(marks.plain(text))
    read, once = _read(tree), _read(before)
    bound = any(alias for node in _imports(tree) for alias in _whole(node, tensorflow))
    lines = text.split('\n')
    changed: dict[int, tuple[ast.stmt, list[str]]] = {}
    for node in _imports(tree):
        new = _statements(node, read, once)
        if new != [ast.unparse(node)]:
            if not new and not bound and tensorflow in read:
                new = [f'import tensorflow as {tensorflow}']
                bound = True
            changed[node.lineno] = (node, new)
    alone = {id(suite[0]) for suite in _suites(tree) if len(suite) == 1} if changed else ()
    for number, (node, new) in sorted(changed.items(), reverse=True):
        first, last = lines[number - 1], lines[node.end_lineno - 1]
        head, tail = first[: node.col_offset], last[node.end_col_offset :]
        if head.strip() or tail.strip().startswith(';'):
            continue  # It shares its line; what remains of TF 1 is refused later.
        if not new and id(node) in alone:
            new = ['pass']
        texts = [head + statement for statement in new]
        if texts:
            texts[-1] += tail
        lines[number - 1 : node.end_lineno] = texts
    return '\n'.join(lines)


def _read(tree: ast.AST) -> set[str]:
    """Returns the names that a module reads."""
    return {node.id for node in trees.of_kind(tree, ast.Name) if isinstance(node.ctx, ast.Load)}


def _imports(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yields the statements that import what may leave."""
    found = trees.of_kind(tree, ast.Import, ast.ImportFrom)
    for node in sorted(found, key=lambda n: (n.lineno, n.col_offset)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            names = [] if node.level else [node.module]
        if any(name.split('.')[0] in _LEAVING for name in names):
            yield node


def _suites(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    for node in trees.walk(tree):
        for field in ('body', 'orelse', 'finalbody'):
            suite = getattr(node, field, None)
            if isinstance(suite, list) and suite and not isinstance(node, ast.Module):
                yield suite


def _full(node: ast.stmt, alias: ast.alias) -> str:
    return alias.name if isinstance(node, ast.Import) else f'{node.module}.{alias.name}'


def _whole(node: ast.stmt, name: str) -> list[ast.alias]:
    """Returns what of a statement binds a name to all of TensorFlow."""
    return [
        alias
        for alias in node.names
        if _full(node, alias) in _WHOLE and name == (alias.asname or alias.name.split('.')[0])
    ]


def _statements(node: ast.stmt, read: set[str], once: set[str]) -> list[str]:
    """Returns the statements that an import becomes."""
    whole, kept = [], []
    for alias in node.names:
        full = _full(node, alias)
        name = (alias.asname or alias.name).split('.')[0]
        if full in _WHOLE and full != 'tensorflow':
            whole.append('import tensorflow' + (f' as {name}' if name != 'tensorflow' else ''))
            continue
        never_read = name not in once and not legacy_scan.is_legacy(full)
        if full.split('.')[0] not in _LEAVING or name in read or never_read:
            kept.append(alias)
    if len(kept) == len(node.names):
        return [ast.unparse(node)]
    if kept:
        rest = ast.Import(kept) if isinstance(node, ast.Import) else None
        rest = rest or ast.ImportFrom(node.module, kept, 0)
        whole.append(ast.unparse(rest))
    return whole
