"""The arguments with which Keras makes the layers of TF 1."""

import re

from migration.program import model, shape_functions, values
from migration.program import unit as units
from migration.rules.tables import given_elsewhere, symbols
from migration.syntax.rewrite import Renderer

# What TF 1 uses when the graph is built, and Keras when the layer is called, or not at all.
_ELSEWHERE = frozenset({'inputs', 'training', 'reuse'})
_KERAS_NAME = re.compile(r'[\w.>-]+')


def text(unit: units.Unit, value, place, layer: model.Layer, renderer: Renderer) -> str:
    """Returns an argument of a layer, which may be written where the layer is not called."""
    if isinstance(place, str):
        return re.sub(r'\btf\.', f'{unit.tensorflow}.', place)
    if given_elsewhere.can_stand_at(unit, place, layer.site):
        return renderer.text(place)
    if isinstance(value, values.Constant):
        return repr(value.value)
    unit.obstacle(
        'layers',
        place,
        'an argument of a layer is computed in a function that gives it to others',
        'give it where the layer is called',
    )
    return renderer.text(place)


def of(unit: units.Unit, layer: model.Layer, whole: model.Layer, renderer: Renderer) -> list[str]:
    """Returns the arguments of a layer's class; the layer may be a part of a whole one."""
    row = symbols.lookup(layer.core)
    given_elsewhere.check(unit, whole)
    texts: dict[str, str] = {}
    for name, place in layer.places.items():
        if name in _ELSEWHERE or name.endswith('_regularizer'):
            continue  # Penalties are summed where the program does it.
        if name == 'name' and not _KERAS_NAME.fullmatch(layer.requested):
            continue
        texts[name] = text(unit, layer.given.get(name), place, layer, renderer)
    for attribute, variable in layer.variables.items():
        alike = [v for v in unit.program.variables if v.site is variable.site]
        alike = [v for v in alike if v.attribute == variable.attribute]
        given_elsewhere.check_defaults(unit, alike or [variable])
        _add_default(unit, variable, f'{attribute}_initializer', texts, renderer)
    if layer.core.endswith('batch_normalization') and not _normalises_as_known(unit, layer):
        return []
    proved = ['unfused'] if layer.rank is not None else []
    mapped = symbols.map_arguments(row, [], texts, proved=proved, tensorflow=unit.tensorflow)
    if isinstance(mapped, symbols.Refusal):
        unit.obstacle('layers', layer.site, mapped.reason)
        return []
    arguments = dict(mapped[1])
    is_norm = layer.core.endswith('batch_normalization')
    if is_norm and not unit.structure.moves_statistics(whole):
        trains = any(use.statistics is not None for use in whole.uses)
        if trains:
            unit.note(
                'layers',
                layer.site,
                f'no run moves the averages of {layer.name}: the program runs none of the '
                'operations of tf.GraphKeys.UPDATE_OPS. The converted program leaves them alone, '
                'too (momentum=1.0)',
            )
            arguments['momentum'] = '1.0'
    order = row.tf2_order.split(',')
    positional = _positional(layer, arguments, order)
    texts = [arguments.pop(name) for name in positional]
    named = sorted(arguments, key=lambda n: order.index(n) if n in order else len(order))
    return [*texts, *(f'{name}={arguments[name]}' for name in named)]


def _positional(layer: model.Layer, arguments: dict, order: list[str]) -> list[str]:
    """Returns the parameters that the program gave by position, as Keras can take them."""
    given = [
        name
        for name, place in layer.places.items()
        if name != 'inputs' and any(place is argument for argument in layer.site.args)
    ]
    found = []
    for name, wanted in zip(given, order, strict=False):
        if name != wanted or name not in arguments:
            break
        found.append(name)
    return found or [n for n in order[:1] if n in arguments and n in ('units', 'filters')]


def _add_default(unit, variable, name: str, texts: dict, renderer: Renderer) -> None:
    """Writes the initializer that a variable scope gives to what it holds."""
    place = variable.defaults.get('initializer')
    given = texts.get(name)
    if place is None or (given is not None and given != 'None'):
        return
    if isinstance(variable.initializer, values.Initializer):
        texts[name] = renderer.text(place)
        return
    unit.obstacle(
        'layers',
        variable.site,
        'a variable scope gives an initializer that is not known to be one of TensorFlow',
        'give the initializer to the layer',
    )


def is_fused(layer: model.Layer) -> bool:
    """Tells whether TF 1 normalises with a kernel that Keras 3 does not use.

    Keras 2 does; but what is written should not depend on the version without need.
    """
    fused = layer.given.get('fused')
    off = isinstance(fused, values.Constant) and fused.value is False
    if not layer.core.endswith('batch_normalization') or off:
        return False
    return layer.rank == 4 or (layer.rank == 2 and layer.symbol.startswith('contrib.'))


def _normalises_as_known(unit: units.Unit, layer: model.Layer) -> bool:
    """Refuses a batch normalization of which it is not known how TF 1 computes it."""
    if layer.rank is None:
        unit.obstacle(
            'layers',
            layer.site,
            'the rank of what is normalised is not known, and TF 1 computes the moving variance of '
            'images otherwise than that of vectors',
            'give the placeholder a shape',
        )
        return False
    axis = shape_functions.plain(layer.given.get('axis'))
    others = [n for n in layer.given if n.endswith(('_initializer', '_constraint'))]
    if is_fused(layer) and (axis not in (None, -1, 3) or others):
        unit.obstacle(
            'layers',
            layer.site,
            'this batch normalization of images has settings besides momentum and epsilon',
            'leave out its axis and its initializers',
        )
        return False
    return True
