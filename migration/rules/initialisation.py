"""Assigns initial values where a program initialises variables again.

## Why

`sess.run(init)` gives variables their initial values: drawn anew, for each fold or restart, or in
another session. A variable of TF 2 has its initial value from its making on. So the first
initialisation vanishes, and one that finds variables changed becomes the call of a function that
assigns to them what they were made of. The state of an optimizer, such as Adam's averages, is kept
as it begins, and assigned again.

## Needs

Variables that are made by statements of their own, whose initial values can be computed again or
do not change.

## Refuses

Initial values that are drawn by other code, such as NumPy, and by TensorFlow in one expression.
Variables that functions make, and those of several objects of one class.

## References

`Variable.initializer` in tensorflow/python/ops/variables.py (TF 1.15).
"""

from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Rewrite

NAME = 'initialisation'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each run that initialises variables again."""
    structure = unit.structure
    seen = set()
    for step in unit.program.steps:
        function = structure.by_site.get(id(step.site))
        if function is None or not function.initialises or id(step.site) in seen:
            continue
        if function.owner is None:
            continue  # It is refused.
        seen.add(id(step.site))
        text = f'{structure.caller(function, step)}{function.name}()'
        yield Rewrite(step.site, lambda r, text=text: text, NAME)
