"""Arguments of layers whose expressions stand elsewhere than in the call of the layer.

Scopes of slim give arguments to the layers that are called in them, and dictionaries hold the
settings of what normalises. Such an expression may be written at the layer's object or call only
where its names mean the same there. Where one call makes several layers, or runs several times, it
has to be the same for all of them.
"""

import ast
import collections
import functools
from collections.abc import Iterator

from migration.program import model, values
from migration.program import unit as units
from migration.syntax import trees

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_REPEATING = (ast.For, ast.While, ast.ListComp, ast.GeneratorExp, ast.DictComp, ast.SetComp)
# What belongs to a call of the layer, or to penalties, which are summed elsewhere.
_OF_CALLS = frozenset({'inputs', 'training', 'reuse', 'name', 'scope'})


def can_stand_at(unit: units.Unit, place: ast.expr, site: ast.expr) -> bool:
    """Tells whether the names in an expression mean the same at a call."""
    if any(place is node for node in trees.walk(site)):
        return True
    names = [n for n in trees.walk(place) if isinstance(n, ast.Name)]
    used = {n.id for n in names}
    here, there = _around(unit, site, _FUNCTIONS), _around(unit, place, _FUNCTIONS)
    if here is not there:
        bound = collections.Counter(n.id for n in _stores(unit.source.tree))
        local = {*_bound_in(unit, here), *_bound_in(unit, there)}
        return not used & local and all(bound[name] <= 1 for name in used)
    if all(id(n) in unit.run.reads for n in names):
        return True
    if not isinstance(there, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return False
    bound = collections.Counter(n.id for n in _stores(there))
    if _around(unit, place, (*_FUNCTIONS, *_REPEATING)) is not there and used & set(bound):
        return False
    return all(bound[name] <= (not _is_parameter(there, name)) for name in used)


def check(unit: units.Unit, layer: model.Layer) -> None:
    """Refuses a call that makes several layers from arguments that are not the same ones."""
    for other in unit.program.layers:
        if other.site is layer.site and other is not layer and not _are_alike(unit, layer, other):
            unit.obstacle(
                'layers',
                layer.site,
                'one call makes several layers, and scopes around it give them other arguments',
                'give these arguments where the layer is called',
            )
            return


def check_defaults(unit: units.Unit, variables: list[model.Variable]) -> None:
    """Refuses an expression that makes variables to which scopes give other defaults."""
    first = variables[0]
    for other in variables[1:]:
        for name in {*first.defaults, *other.defaults} - {'regularizer'}:
            if not _is_one(unit, first.defaults.get(name), other.defaults.get(name)):
                unit.obstacle(
                    'scope_defaults',
                    first.site,
                    'variable scopes around calls of a function give its variables other defaults',
                    'give them to each variable',
                )
                return


def _is_one(unit: units.Unit, place: ast.expr | None, other: ast.expr | None) -> bool:
    """Tells whether two expressions are one, or spell the same without names of the program."""
    if place is other or place is None or other is None:
        return place is other
    bound = {n.id for n in _stores(unit.source.tree)}
    bound.update(n.arg for n in trees.of_kind(unit.source.tree, ast.arg))
    names = {n.id for n in trees.walk(place) if isinstance(n, ast.Name)}
    return ast.dump(place) == ast.dump(other) and not names & bound


def is_same(unit: units.Unit, site: ast.expr, value, place, other_value, other_place) -> bool:
    """Tells whether two arguments are the same number or text, or one expression for both."""
    if isinstance(place, str) or place is None:
        return place == other_place
    known = isinstance(value, values.Constant) and isinstance(other_value, values.Constant)
    if known and repr(value.value) == repr(other_value.value):
        return True
    return place is other_place and can_stand_at(unit, place, site)


def _are_alike(unit: units.Unit, layer: model.Layer, other: model.Layer) -> bool:
    same = functools.partial(is_same, unit, layer.site)
    parts, others = layer.parts or [layer], other.parts or [other]
    if len(parts) != len(others) or (layer.activation is None) != (other.activation is None):
        return False
    if layer.activation is not None and not same(*layer.activation, *other.activation):
        return False
    return all(_same_settings(same, a, b) for a, b in zip(parts, others, strict=True))


def _same_settings(same, layer: model.Layer, other: model.Layer) -> bool:
    if layer.core != other.core:
        return False
    names = [
        name
        for name in {*layer.places, *other.places} - _OF_CALLS
        if not name.endswith('_regularizer')
    ]
    return all(
        same(
            layer.given.get(name),
            layer.places.get(name),
            other.given.get(name),
            other.places.get(name),
        )
        for name in names
    )


def _around(unit: units.Unit, node: ast.AST, kinds: tuple) -> ast.AST | None:
    """Returns the innermost node of some kinds around a node."""
    found = unit.parent(node)
    while found is not None and not isinstance(found, kinds):
        found = unit.parent(found)
    return found


def _bound_in(unit: units.Unit, function: ast.AST | None) -> set[str]:
    """Returns the names that a function and those around it bind."""
    found: set[str] = set()
    while function is not None:
        found.update(n.id for n in _stores(function))
        found.update(n.arg for n in trees.walk(function) if isinstance(n, ast.arg))
        function = _around(unit, function, _FUNCTIONS)
    return found


def _stores(tree: ast.AST) -> Iterator[ast.Name]:
    """Yields the names that are bound somewhere below a node."""
    for node in trees.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node


def _is_parameter(function: ast.FunctionDef, name: str) -> bool:
    return any(isinstance(n, ast.arg) and n.arg == name for n in trees.walk(function.args))
