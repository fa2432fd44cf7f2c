"""Gives a later value of a name another name, where a function still reads the first one.

## Why

A graph keeps the variable that a name stood for when the graph was built; a function reads the
name when it is traced. Programs end with `W, b = sess.run([W, b])`, or loop over `for b in ...`,
and in TF 2 the function would then find an array under the name of its variable.

## Needs

That every read of the name sees either the first value or later ones.

## Refuses

Names that are bound again inside functions or by augmented assignment.

## References

Python's execution model: free variables are looked up when a function runs.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax import trees
from migration.syntax.rewrite import Rewrite

NAME = 'name_bound_again'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each place that binds or reads a renamed value."""
    renamed = unit.structure.renamed
    names = {old: unit.structure.fresh(f'{old}_value') for old in sorted(set(renamed.values()))}
    seen = set()
    for binding, old in renamed.items():
        if id(binding.target) not in seen:
            seen.add(id(binding.target))
            yield Rewrite(binding.target, lambda r, new=names[old]: new, NAME)
    for node in trees.walk(unit.source.tree):
        if not isinstance(node, ast.Name) or id(node) in seen:
            continue
        for binding in unit.run.reads.get(id(node), [])[:1]:
            if binding in renamed:
                yield Rewrite(node, lambda r, new=names[renamed[binding]]: new, NAME)
