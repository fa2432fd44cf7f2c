"""Gives a later value of a name another name, where a function still reads the first one.

## Why

A graph keeps the variable that a name stood for when the graph was built; a function reads the
name when it is traced. Programs end with `W, b = sess.run([W, b])`, or loop over `for b in ...`,
and in TF 2 the function would then find an array under the name of its variable. Layers are written
one after the other, each with its `weights`; a later one is called after its scope.

Where nothing runs the function any more, as after `tf.reset_default_graph()`, the name stays.

## Needs

That every read of the name sees either the first value or later ones.

## Refuses

Names that are bound again inside functions or by augmented assignment, and those of which a later
place may find the first value or the second: in a loop, or behind a condition.

## References

Python's execution model: free variables are looked up when a function runs.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax import trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'name_bound_again'
_OPERATORS = {
    ast.Add: '+',
    ast.Sub: '-',
    ast.Mult: '*',
    ast.Div: '/',
    ast.FloorDiv: '//',
    ast.Mod: '%',
    ast.Pow: '**',
    ast.MatMult: '@',
    ast.BitAnd: '&',
    ast.BitOr: '|',
    ast.BitXor: '^',
    ast.LShift: '<<',
    ast.RShift: '>>',
}


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each place that binds or reads a renamed value."""
    renamed = unit.structure.renamed
    seen = set()
    for statement, found, new, old in _continued(unit):
        # The statement goes on with the value under the new name, wherever it reads or binds it.
        node = statement.node
        if isinstance(node, ast.AugAssign):
            seen.add(id(node.target))
            name = unit.structure.spelling(old)
            if unit.structure.reads_attribute(old, node.target):
                name = f'self.{unit.structure.promoted[old]}'
            yield Rewrite(node, lambda r, n=node, t=(new, name): _assignment(r, n, *t), NAME)
            continue
        for name in trees.walk(node):
            if isinstance(name, ast.Name) and name.id == found:
                seen.add(id(name))
                if new != found:
                    yield Rewrite(name, lambda r, new=new: new, NAME)
    for binding, new in renamed.items():
        if binding in unit.structure.promoted and unit.structure.becomes_attribute(binding):
            continue
        if isinstance(binding.target, ast.Name) and id(binding.target) not in seen:
            seen.add(id(binding.target))
            yield Rewrite(binding.target, lambda r, new=new: new, NAME)
    for node in trees.of_kind(unit.source.tree, ast.Name):
        if id(node) in seen | unit.structure.unread:
            continue
        for binding in unit.run.reads.get(id(node), []):
            if unit.structure.reads_attribute(binding, node):
                break
            if binding in renamed and unit.structure.home(binding) is binding:
                yield Rewrite(node, lambda r, new=renamed[binding]: new, NAME)
                break


def _continued(unit: units.Unit) -> Iterator[tuple]:
    """Yields the names that moved statements change where they find them."""
    for statement in unit.structure.moved.values():
        for found, new, old in unit.structure.continued(statement):
            yield statement, found, new, old


def _assignment(renderer: Renderer, node: ast.AugAssign, new: str, old: str) -> str:
    """Returns an augmented assignment as one to another name."""
    right = renderer.expression(node.value)
    if not isinstance(node.value, (ast.Name, ast.Constant, ast.Call, ast.Attribute, ast.Subscript)):
        right = f'({right})'
    return f'{new} = {old} {_OPERATORS[type(node.op)]} {right}'
