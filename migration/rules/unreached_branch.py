"""Lets branches that the program never takes, and that cannot be converted, raise an error.

## Why

`if use_bias:` goes one way in every run of a program that sets `use_bias = False`. What stands on
the other way is converted too, where it can be: the whole program is then converted as if the
option were not known. But where it makes variables or layers, nothing tells which ones there
would be. Whoever sets the option later gets an error that says so, and no other result.

## Needs

A condition that depends on values which the source sets, and goes one way every time.

## Refuses

Nothing.

## References

Python's `NotImplementedError`.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Rewrite

NAME = 'unreached_branch'
# By what the condition would be there.
_MESSAGES = {
    True: 'not converted to TensorFlow 2: {}',
    False: 'converted to TensorFlow 2 only for: {}',
    None: 'this is not converted to TensorFlow 2',
}


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each suite that is never executed and holds TensorFlow's graph."""
    for node, suite, holds in unit.run.left_out():
        first, *others = suite
        if not unit.owns(first):
            continue
        unit.note(NAME, node, 'a branch that this program never takes is not converted')
        message = _MESSAGES[holds].format(ast.unparse(node.test))
        yield Rewrite(first, lambda r, m=message: f'raise NotImplementedError({m!r})', NAME)
        for statement in others:
            yield Rewrite(statement, None, NAME)
