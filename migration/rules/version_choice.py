"""Answers what programs ask of the version of TensorFlow.

## Why

`if tf.__version__ < '1.0':` chooses between names of old versions. The converted program runs under
TensorFlow 2, where such a condition may choose the other way, and code for other versions than 1.15
is not converted. So the branch that TF 1.15 takes stays in its place, and the others go.

## Needs

That the condition depends on the version alone.

## Refuses

Conditions on the version whose answer is not known; chains of `elif` that go on with another one;
versions that are computed with, or looked up by.

## References

https://www.tensorflow.org/guide/versions; the value of `tf.__version__` is that of the release.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.program import values, version_choices
from migration.syntax import layout, trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'version_choice'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of conditions that are answered."""
    _refuse_other_uses(unit)
    for node, known in unit.run.answers.values():
        if unit.owns(node):
            yield Rewrite(node, lambda r, k=known: str(k), NAME)
    for node, known in unit.run.settled.values():
        if not unit.owns(node):
            continue
        if isinstance(node, ast.IfExp):
            chosen = node.body if known else node.orelse
            yield Rewrite(node, lambda r, c=chosen: r.text(c), NAME)
        elif id(node) in unit.structure.vanished:
            yield Rewrite(node, None if _has_others(unit, node) else lambda r: 'pass', NAME)
        elif isinstance(node, ast.If) and not _goes_on(unit, node):
            suite = _final(unit, node, known)
            if suite:
                yield Rewrite(node, lambda r, n=node, s=suite: _suite(unit, n, s, r), NAME)
            else:
                yield Rewrite(node, None if _has_others(unit, node) else lambda r: 'pass', NAME)


def _refuse_other_uses(unit: units.Unit) -> None:
    """Refuses what is computed from the version, where no answer replaces it."""
    for node in unit.run.version_uses(unit.source.tree):
        if not _is_shown(unit, node):
            unit.obstacle(
                NAME,
                node,
                'the version of TensorFlow is another one after the conversion, and this computes '
                'with it',
                'write the number that is meant',
            )


def _is_shown(unit: units.Unit, node: ast.AST) -> bool:
    """Tells whether a version is only shown, or gets a name."""
    inner = node
    while not isinstance(node, ast.stmt):
        if isinstance(node, ast.Call) and _takes_graph(unit, node, inner):
            return False
        if isinstance(node, ast.BinOp) and any(_is_of_graph(unit, n) for n in trees.walk(node)):
            return False
        inner, node = node, unit.parent(node)
    if isinstance(node, ast.Assign):
        targets = [n for t in node.targets for n in getattr(t, 'elts', [t])]
        return all(isinstance(target, ast.Name) for target in targets)
    return isinstance(node, (ast.Raise, ast.Expr))


def _takes_graph(unit: units.Unit, call: ast.Call, inner: ast.AST) -> bool:
    """Tells whether a call of the program, TensorFlow or the graph gets a part of it."""
    if inner is call.func:
        return False
    called = unit.run.resolve(call.func, unit.run.root_frame)
    if isinstance(called, values.Symbol):
        return not called.path.startswith('logging.')
    own = isinstance(called, (values.Function, values.Class))
    return own or any(_is_of_graph(unit, n) for n in trees.walk(call.func))


def _is_of_graph(unit: units.Unit, node: ast.AST) -> bool:
    """Tells whether a name stands for something of the graph."""
    held = [b.value for b in unit.run.reads.get(id(node), ())]
    return any(values.is_deferred(v) or values.variables_in(v) for v in held)


def _goes_on(unit: units.Unit, node: ast.If) -> bool:
    """Tells whether an `elif` goes on with a condition that is answered too."""
    around = unit.parent(node)
    return _is_elif(unit, node) and id(around) in unit.run.settled


def _is_elif(unit: units.Unit, node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and unit.source.segment(node).startswith('elif')


def _final(unit: units.Unit, node: ast.If, known: bool) -> list[ast.stmt]:
    """Returns the suite that a chain of conditions chooses in the end."""
    suite = version_choices.taken(node, known)
    while suite is node.orelse and suite and id(suite[0]) in unit.run.settled:
        if not _is_elif(unit, suite[0]):
            return suite
        node, known = unit.run.settled[id(suite[0])]
        suite = version_choices.taken(node, known)
    if (_is_elif(unit, node) and not _goes_on(unit, node)) or (suite and _is_elif(unit, suite[0])):
        unit.obstacle(
            NAME,
            node,
            'a chain of conditions asks for the version, and for something else',
            'write two statements',
        )
    return suite


def _has_others(unit: units.Unit, node: ast.stmt) -> bool:
    """Tells whether other statements stand in the suite of a statement."""
    around = unit.parent(node)
    suites = [getattr(around, field, None) for field in ('body', 'orelse', 'finalbody')]
    return any(isinstance(s, list) and node in s and len(s) > 1 for s in suites)


def _suite(unit: units.Unit, node: ast.If, suite: list[ast.stmt], renderer: Renderer) -> str:
    """Returns a suite at the indentation of the condition that chose it."""
    source = unit.source
    end = source.span(suite[-1])[1]
    if suite[0].lineno == node.lineno:
        return renderer.between(source.span(suite[0])[0], end, suite)
    start = source.line_start(suite[0].lineno)
    indent = ' ' * node.col_offset
    return layout.reindent(renderer.between(start, end, suite), indent)[len(indent) :]
