"""Draws anew for each variable where several share one initializer.

## Why

In TF 1 an initializer only holds settings: each variable that it makes has random numbers of its
own. An initializer of Keras has a seed from its making on, and gives the same numbers each time
when it is called. So where several variables get one initializer, each gets a copy of it without
that seed, by `clone()`. So does a variable that is initialised again.

## Needs

Nothing.

## Refuses

Nothing.

## References

keras/src/initializers/random_initializers.py (Keras 3): `RandomInitializer.__init__` draws a seed;
`Initializer.clone` makes another one of the same settings.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.program import values
from migration.rules.tables import symbols
from migration.syntax.rewrite import Rewrite

NAME = 'shared_initializer'
# Initializers of Keras that draw nothing.
_FIXED = frozenset({'keras.initializers.Identity'})


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each place that takes a shared initializer."""
    places: dict[int, dict] = {}
    counts: dict[int, int] = {}
    for place, value, makes in _taken(unit):
        key = _key(unit, place, value)
        if key is not None:
            places.setdefault(key, {})[id(place)] = place
            counts[key] = counts.get(key, 0) + makes
    shared = {}
    for key, held in places.items():
        if counts[key] > 1:
            shared.update(held)  # Each call of a function makes an initializer of its own.
    for place in shared.values():
        yield Rewrite(place, lambda r, p=place: _copy(unit, r.inside(p)), NAME)


def _copy(unit: units.Unit, text: str) -> str:
    """Returns the expression of a copy of an initializer; Keras 2 has no method for it."""
    if unit.target == '2.15':
        return f'{text}.from_config({text}.get_config())'
    return f'{text}.clone()'


def _taken(unit: units.Unit) -> Iterator[tuple]:
    """Yields (expression, its value, how often it draws) where initializers are given."""
    again = {thing.site for f in unit.structure.functions for thing in f.initialises}
    for node, path in unit.uses:
        call = unit.parent(node)
        if getattr(call, 'func', None) is not node:
            continue
        if path != 'get_variable' and unit.run.kind(path) != 'layer':
            continue
        makes = 2 if call in again else 1
        for args, keywords in unit.run.call_arguments.get(id(call), ()):
            given = list(zip(call.args, args, strict=False))
            given += [(k.value, keywords[k.arg]) for k in call.keywords if k.arg in keywords]
            yield from ((place, value, makes) for place, value in given)
    for variable in unit.program.variables:
        place = variable.defaults.get('initializer')
        if place is not None and unit.owns(place):
            yield place, variable.initializer, 1


def _key(unit: units.Unit, place: ast.expr, value) -> int | None:
    """Returns what tells an initializer that draws random numbers from others, if it is one."""
    if not isinstance(place, (ast.Name, ast.Attribute)) or id(place) in unit.run.uses:
        return None
    if not isinstance(value, (values.Initializer, values.Symbol)):
        return None
    row = symbols.lookup(value.path)
    keras = row is not None and row.kind == 'initializer' and row.tf2.startswith('keras.')
    if not keras or row.tf2 in _FIXED:
        return None
    if isinstance(value, values.Initializer):
        return id(value)
    held = unit.run.reads.get(id(place)) or unit.run.parameter_reads.get(id(place))
    return id(held[0]) if held else None
