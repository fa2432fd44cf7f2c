"""What a conversion left of a source: length, names, statements that it had no need to touch.

These are measured on the two texts alone, without asking the converter.
"""

import ast
import collections
import dataclasses
import statistics
import textwrap
from collections.abc import Iterable, Iterator

# What a statement that binds names to these binds has no counterpart in TF 2.
_GONE = ('Session', 'InteractiveSession', 'initializer', 'init')


@dataclasses.dataclass(frozen=True)
class Shape:
    """How a converted text compares with its source.

    Attributes:
      lines: of the source that hold code or a comment.
      converted_lines: of the converted text, likewise.
      names: what the source binds: variables, parameters, functions, classes.
      kept: those that the converted text knows too.
      plain: statements of the source that have nothing to do with TensorFlow.
      untouched: those that are in the converted text byte for byte.
    """

    lines: int
    converted_lines: int
    names: int
    kept: int
    plain: int
    untouched: int

    @property
    def growth(self) -> float:
        """Returns the length of the converted text as a share of the source's."""
        return self.converted_lines / max(self.lines, 1)


def measure(source: str, converted: str) -> Shape:
    """Returns the shape of a conversion; both texts parse."""
    before, after = ast.parse(source), ast.parse(converted)
    names = _surviving(before)
    known = {node.id for node in ast.walk(after) if isinstance(node, ast.Name)}
    known |= _bound(after) | {n.attr for n in ast.walk(after) if isinstance(n, ast.Attribute)}
    plain = collections.Counter(_texts(source, plain_statements(before)))
    there = collections.Counter(_texts(converted, _simple(after)))
    return Shape(
        lines=_full_lines(source),
        converted_lines=_full_lines(converted),
        names=len(names),
        kept=len(names & known),
        plain=plain.total(),
        untouched=(plain & there).total(),
    )


def summary(shapes: Iterable[Shape]) -> dict[str, float]:
    """Returns the figures of many conversions; empty for none."""
    shapes = list(shapes)
    if not shapes:
        return {}
    names, plain = sum(s.names for s in shapes), sum(s.plain for s in shapes)
    return {
        'median_growth': statistics.median(s.growth for s in shapes),
        'names_kept': sum(s.kept for s in shapes) / max(names, 1),
        'plain_untouched': sum(s.untouched for s in shapes) / max(plain, 1),
    }


def _full_lines(text: str) -> int:
    return sum(1 for line in text.split('\n') if line.strip())


def _bound(tree: ast.AST) -> set[str]:
    """Returns the names that a tree binds, imports aside."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
    return found - {'_'}


def _surviving(tree: ast.Module) -> set[str]:
    """Returns the bound names less those of sessions and initialisers alone, which TF 2 lacks."""
    gone = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            value, target = node.value, node.targets[0]
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            value, target = node.context_expr, node.optional_vars
        else:
            continue
        called = getattr(value.func, 'attr', '') if isinstance(value, ast.Call) else ''
        if isinstance(target, ast.Name) and (
            called in _GONE[:2] or called.startswith(_GONE[3:]) or called.endswith(_GONE[2])
        ):
            gone.add(target.id)
    return _bound(tree) - gone


def plain_statements(tree: ast.Module) -> list[ast.stmt]:
    """Returns the simple statements that no TensorFlow object can reach.

    Whatever is bound by a statement that touches TensorFlow, or something bound by such a one,
    counts as touching it, wherever the names stand.
    """
    statements = list(_simple(tree))
    parts = [(s, _names(s, ast.Load), _names(s, (ast.Store, ast.Del))) for s in statements]
    touched = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, 'module', None) or ''
            for alias in node.names:
                if 'tensorflow' in f'{module}.{alias.name}' or getattr(node, 'level', 0):
                    touched.add((alias.asname or alias.name).split('.')[0])
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            # What calls with what is not known here; its parameters may be anything.
            touched.add(node.name)
            touched.update(n.arg for n in ast.walk(node) if isinstance(n, ast.arg))
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            touched.update(_names(node.optional_vars, ast.Store))
        elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            parts.append((None, _names(node.iter, ast.Load), _names(node.target, ast.Store)))
    while True:
        more = {n for _, read, bound in parts if read & touched for n in bound} - touched
        if not more:
            break
        touched |= more
    return [s for s, read, bound in parts if s is not None and not (read | bound) & touched]


def _names(node: ast.AST, contexts) -> set[str]:
    found = {
        n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, contexts)
    }
    if contexts is not ast.Load:
        # `held.part = x` and `held[0] = x` change what `held` names.
        for part in ast.walk(node):
            if isinstance(part, ast.Attribute | ast.Subscript) and isinstance(part.ctx, contexts):
                found |= _names(part.value, ast.Load)
    return found


def _simple(tree: ast.Module) -> Iterator[ast.stmt]:
    """Yields the statements that hold no others, less imports and docstrings."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.stmt)
            and not hasattr(node, 'body')
            and not isinstance(
                node, ast.Import | ast.ImportFrom | ast.Pass | ast.Global | ast.Nonlocal | ast.Try
            )
        ):
            yield node


def _texts(source: str, statements: Iterable[ast.stmt]) -> Iterator[str]:
    lines = source.split('\n')
    for node in statements:
        text = '\n'.join(lines[node.lineno - 1 : node.end_lineno])
        text = '\n'.join(line.rstrip() for line in text.split('\n'))
        yield textwrap.dedent(text)
