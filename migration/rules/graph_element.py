"""Knows elements of collections by names, where functions cannot have the collection.

## Why

TF 1 programs keep placeholders, losses and training operations in dictionaries and lists, return
them from functions and look them up where they run them: `sess.run(net['loss'])`. In TF 2 these are
parameters and local values of functions. What is put into a collection where it is made gets a name
of its own, and what is taken out of a collection that functions hand around is known by the name
that it has where it is made.

## Needs

That it is known which element each expression takes, whatever leads there. A collection that is
used as a whole by what is computed from it is made inside of functions, of their values.

## Refuses

Collections of graph values that a function returns, or gets, and that Python iterates or counts;
what mixes graph values with others in ways that cannot be taken apart.

## References

docs/design/converter.md, "Owners".
"""

from collections.abc import Iterator

from migration.program import handing
from migration.program import unit as units
from migration.syntax.rewrite import Rewrite

NAME = 'graph_element'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of what is taken out, and of statements whose elements have names now."""
    structure = unit.structure
    for node, binding in structure.taken_out.values():
        if not structure.is_feed_key(node):
            text = structure.spelling(structure.home(binding))
            yield Rewrite(node, lambda r, text=text: text, NAME)
    for index, rest in structure.collected.items():
        node = unit.run.statements[index].node.value
        yield Rewrite(node, lambda r, rest=rest: handing.text_of(rest, r), NAME)
    for statement in structure.moved.values():
        if id(statement.node) in structure.elements_of:
            texts = structure.element_names(statement)
            yield Rewrite(
                statement.node, lambda r, n=statement.node, t=texts: r.replacing(n, t), NAME
            )
