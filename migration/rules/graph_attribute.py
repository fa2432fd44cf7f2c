"""Reads what objects held of the graph: as parameters, local values and attributes.

## Why

The constructor of a TF 1 model builds the graph and keeps its parts on `self`; its methods run
them. In TF 2 the parts are computed in methods: what was a placeholder is a parameter there, what
was an intermediate value is a local one. Variables and optimizers stay attributes, and so does
what the constructor only had as a local name while a method computes with it.

## Needs

One object of the class, whose constructor builds the graph.

## Refuses

Graph values of objects that Python code reads without running them.

## References

docs/design/converter.md, "Owners".
"""

import ast
from collections.abc import Iterator

from migration.program import given, values
from migration.program import unit as units
from migration.syntax import trees
from migration.syntax.rewrite import Rewrite

NAME = 'graph_attribute'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each name or attribute that functions know otherwise."""
    structure = unit.structure
    given_on = {id(node) for node, _ in structure.step_arguments()}
    continued = _continued(unit)
    for node in trees.of_kind(unit.source.tree, ast.Name, ast.Attribute):
        if structure.is_feed_key(node):
            continue
        if id(node) in structure.unread or id(node) in given_on or id(node) in continued:
            continue
        for binding in unit.run.reads.get(id(node), [])[:1]:
            home = structure.home(binding)
            graph = structure.is_moved(home) or structure.is_input(home)
            if graph and _stays(unit, node, home):
                continue
            text = structure.spelling(home)
            if binding in structure.promoted:
                if not structure.reads_attribute(binding, node):
                    continue
                text = f'self.{structure.promoted[binding]}'
            elif not graph or (isinstance(node, ast.Name) and (node.id == text or home is binding)):
                continue
            yield Rewrite(node, lambda r, text=text: text, NAME)
    own, bound = structure.unread, set()
    for statement in structure.moved.values():
        for binding in statement.binds:
            if id(binding.target) in own or structure.is_held(binding):
                continue
            if isinstance(binding.target, ast.Attribute) and id(binding.target) not in bound:
                bound.add(id(binding.target))
                yield Rewrite(binding.target, lambda r, b=binding: structure.spelling(b), NAME)
    for binding, attribute in structure.promoted.items():
        if structure.becomes_attribute(binding):
            yield Rewrite(binding.target, lambda r, text=attribute: f'self.{text}', NAME)


def _continued(unit: units.Unit) -> set[int]:
    """Returns the ids of names that statements read and change: there they keep their spelling."""
    return {
        id(part)
        for statement in unit.structure.moved.values()
        for name, _, _ in unit.structure.continued(statement)
        for part in trees.walk(statement.node)
        if isinstance(part, ast.Name) and part.id == name
    }


def _stays(unit: units.Unit, node: ast.AST, home) -> bool:
    """Tells whether a node reads a constant that some run feeds where it is no argument."""
    node_of = values.node_of(home.value)
    if node_of is None or not given.is_constant(node_of):
        return False
    moved = {id(s.node) for s in unit.structure.moved.values()}
    around = node
    while around is not None:
        if unit.step_at(around) is not None:
            function = unit.structure.by_site.get(id(around))
            return function is None or not function.name
        if id(around) in moved:
            return False
        around = unit.parent(around)
    return True
