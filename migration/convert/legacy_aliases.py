"""Short names that a module gives to parts of TensorFlow 1, as in `slim = tf.contrib.slim`.

They leave with their last use, as imports do.
"""

import ast

from migration.convert import legacy_scan
from migration.syntax import marks, parsing, trees


def drop(text: str) -> str:
    """Returns a converted module's text without such names that nothing reads.

    Args:
      text: the converted text; it may hold marks.
    """
    while True:
        tree = parsing.parse(marks.plain(text))
        lines = text.split('\n')
        node = next((n for n in _unread(tree) if _is_alone(n, lines)), None)
        if node is None:
            return text
        _remove(node, lines)
        text = '\n'.join(lines)


def _unread(tree: ast.Module) -> list[ast.Assign]:
    """Returns the statements that give such names."""
    read = {n.id for n in trees.of_kind(tree, ast.Name) if isinstance(n.ctx, ast.Load)}
    full: dict[str, str] = {}
    found = []
    for node in tree.body:
        if isinstance(node, (ast.Import, ast.ImportFrom)) and not getattr(node, 'level', 0):
            full.update(_imported(node))
            continue
        name = _single_target(node)
        if name:
            full[name] = _dotted(node.value, full)
            if name not in read and legacy_scan.is_legacy(full[name]):
                found.append(node)
    return found


def _imported(node: ast.Import | ast.ImportFrom) -> dict[str, str]:
    """Returns the full names of what an import binds."""
    if isinstance(node, ast.ImportFrom):
        return {a.asname or a.name: f'{node.module}.{a.name}' for a in node.names}
    return {
        a.asname or a.name.split('.')[0]: a.name if a.asname else a.name.split('.')[0]
        for a in node.names
    }


def _single_target(node: ast.stmt) -> str:
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        return getattr(node.targets[0], 'id', '')
    return ''


def _dotted(node: ast.expr, full: dict[str, str]) -> str:
    """Returns the full name that an expression spells; '' for other expressions."""
    if isinstance(node, ast.Attribute):
        base = _dotted(node.value, full)
        return f'{base}.{node.attr}' if base else ''
    return full.get(node.id, '') if isinstance(node, ast.Name) else ''


def _is_alone(node: ast.stmt, lines: list[str]) -> bool:
    """Tells whether nothing but a comment shares the lines of a statement."""
    held = lines[node.lineno - 1 : node.end_lineno]
    tail = held[-1].encode()[node.end_col_offset :].strip()
    same = all(marks.plain(line) == line for line in held)
    return same and not node.col_offset and (not tail or tail.startswith(b'#'))


def _remove(node: ast.stmt, lines: list[str]) -> None:
    """Removes a statement, but for its comment, and blank lines that it stood between."""
    first, last = node.lineno - 1, node.end_lineno
    tail = lines[last - 1].encode()[node.end_col_offset :].decode().strip()
    lines[first:last] = [tail] if tail else []
    if tail:
        return
    above, below = _blank(lines[:first][::-1]), _blank(lines[first:])
    del lines[first : first + min(above, below)]


def _blank(lines: list[str]) -> int:
    """Returns how many lines at the beginning are blank."""
    return next((n for n, line in enumerate(lines) if line.strip()), len(lines))
