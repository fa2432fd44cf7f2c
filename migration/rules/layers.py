"""Makes Keras layers of the functions of `tf.layers`.

## Why

`tf.layers.dense(x, 10)` makes variables when the graph is built, and computes with them. In TF 2
a layer is an object: it is made once, where the call stood, and called inside of steps. What has no
variables, such as pooling, becomes a plain function. Defaults that differ are written out. Keras
layers know nothing of collections: penalties of weights are written out where the program sums
them, and moving averages advance where the program ran their operations. On images TF 1 normalises
with a fused kernel, whose moving variance is N/(N-1) of the one that Keras 3 keeps; a small class
does the same.

## Needs

That the layer is made by a statement where the graph is built, once; flags that say whether a run
trains may be Python values or placeholders.

## Refuses

Settings that Keras has no exact equal of, such as `renorm`; layers that other code shares variables
with; batch normalization whose averages move in some training runs and not in others.

## References

tensorflow/python/layers/*.py of TF 1.15; keras/src/layers of Keras 3.
"""

import ast
from collections.abc import Iterator

from migration.program import layer_kinds, model, modes
from migration.program import unit as units
from migration.rules.tables import given_elsewhere, layer_arguments, symbols, templates
from migration.syntax import layout
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'layers'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each call of a layer, and says how its object is made."""
    seen = set()
    for layer in unit.program.layers:
        if layer.core not in layer_kinds.KINDS or not unit.owns(layer.site):
            continue
        if layer in unit.structure.layer_names or id(layer.site) in unit.structure.layer_sites:
            made = layer, [_class(unit, part) for part in layer.parts or [layer]]
            unit.layer_objects[layer] = lambda r, head, m=made: _object(unit, *m, head, r)
        elif layer.variables:
            continue  # It is refused.
        for use in layer.uses:
            if id(use.site) not in seen:
                seen.add(id(use.site))
                yield Rewrite(use.site, lambda r, use=use: _call(unit, use, r), NAME)


def _object(
    unit: units.Unit, layer: model.Layer, classes: list[str], head: str, renderer: Renderer
) -> str:
    """Returns the statement that makes a layer; it begins as told."""
    parts = layer.parts or [layer]
    made = [layer_arguments.of(unit, part, layer, renderer) for part in parts]
    end = ')' * head.count('(')
    if len(parts) == 1 and layer.activation is None:
        (arguments,) = made
        width = 100 if layer in unit.structure.layer_names else 92  # In a constructor.
        return layout.wrap_list(f'{head}{classes[0]}(', arguments, f'){end}', '', width=width)
    keras = f'{unit.tensorflow}.keras'
    step = layout.indentation(unit.source.tree, unit.source.lines)
    texts = [
        layout.wrap_list(f'{c}(', a, ')', step, width=96).lstrip()
        for c, a in zip(classes, made, strict=True)
    ]
    if layer.activation is not None:
        function = layer_arguments.text(unit, *layer.activation, layer, renderer)
        texts.append(f'{keras}.layers.Activation({function})')
    lines = [f'{head}{keras}.Sequential([', *(f'{step}{text},' for text in texts), f']){end}']
    return '\n'.join(lines)


def _class(unit: units.Unit, layer: model.Layer) -> str:
    """Returns the class of a layer; it is defined where Keras has no equal one."""
    if layer_arguments.is_fused(layer):
        return templates.define(unit, NAME, 'fused_batch_normalization', layer.site)
    return f'{unit.tensorflow}.{symbols.lookup(layer.core).tf2}'


def _call(unit: units.Unit, use: model.LayerUse, renderer: Renderer) -> str:
    layer = use.layer
    inputs = renderer.text(use.inputs)
    if layer.variables:
        name = _held(unit, use)
        if use.training is None:
            return f'{name}({inputs})'
        if _is_python(unit, use):
            return f'{name}({inputs}, training={_flag(unit, use, renderer)})'
        return _switched(unit, use, f'{name}({inputs}', renderer)
    given_elsewhere.check(unit, layer)
    find = {'dropout': _dropout, 'flatten': _flatten}
    kind = layer.symbol.rsplit('.', 1)[-1]
    return find.get(kind, _pooling)(unit, use, inputs, renderer)


def _held(unit: units.Unit, use: model.LayerUse) -> str:
    """Returns how a layer is read where it is called."""
    _, site = unit.structure.layer_sites.get(id(use.site), (None, None))
    if site is not None:
        return site.read()
    return unit.structure.layer_reference(use.layer, unit.structure.owner_at(use.site))


def _calls_like(unit: units.Unit, use: model.LayerUse) -> list[model.LayerUse]:
    """Returns all calls that one expression makes, in each call of the function around it."""
    return [u for layer in unit.program.layers for u in layer.uses if u.site is use.site]


def _flag(unit: units.Unit, use: model.LayerUse, renderer: Renderer) -> str:
    """Returns the expression that says whether a call trains."""
    uses = _calls_like(unit, use)
    given = unit, use.site, use.training, use.training_place
    if not all(given_elsewhere.is_same(*given, u.training, u.training_place) for u in uses):
        unit.obstacle(
            NAME,
            use.site,
            'scopes around a call of a layer say at one time that it trains, at another not',
            'give the flag where the layer is called',
        )
    if use.training_place is None:
        return 'False'
    return layer_arguments.text(unit, use.training, use.training_place, use.layer, renderer)


def _is_python(unit: units.Unit, use: model.LayerUse) -> bool:
    """Tells whether Python knows a flag when a function is traced."""
    nodes = [getattr(u.training, 'node', None) for u in _calls_like(unit, use)]
    return all(node is None or node.id in unit.structure.modes for node in nodes)


def _switched(unit: units.Unit, use: model.LayerUse, call: str, renderer: Renderer) -> str:
    """Returns a call of a layer for which the graph decides whether it trains."""
    if not isinstance(use.inputs, (ast.Name, ast.Attribute)):
        unit.obstacle(
            NAME,
            use.site,
            'the graph decides whether this layer trains, and its input is computed in place',
            'bind the input to a name, or feed the flag as True or False',
        )
    texts = [f'lambda: {call}, training={flag})' for flag in (True, False)]
    statement = unit.statement_of(use.site)
    column = use.site.col_offset - statement.col_offset
    condition = f'{unit.tensorflow}.cond('
    parts = [_flag(unit, use, renderer), *texts]
    if column + len(condition) + sum(map(len, parts)) < 88:
        return f'{condition}{", ".join(parts)})'
    indent = ' ' * (statement.col_offset + 4)
    return condition + ''.join(f'\n{indent}{part},' for part in parts)[:-1] + ')'


def _dropout(unit: units.Unit, use: model.LayerUse, inputs: str, renderer: Renderer) -> str:
    tensorflow, places = unit.tensorflow, use.layer.places
    rate = renderer.text(places['rate']) if 'rate' in places else '0.5'
    if 'keep_prob' in places:
        given = use.layer.given['keep_prob']
        rate = f'1 - {layer_arguments.text(unit, given, places["keep_prob"], use.layer, renderer)}'
    flags = {modes.constant_flag(u.training) for u in _calls_like(unit, use)}
    known = flags.pop() if len(flags) == 1 else None
    if known is False:
        inside = isinstance(unit.parent(use.site), (ast.expr, ast.Starred))
        return renderer.operand(use.inputs) if inside else inputs
    if known is None and _is_python(unit, use):
        rate = f'{rate} if {_flag(unit, use, renderer)} else 0.0'
    elif known is None:
        rate = f'{tensorflow}.where({_flag(unit, use, renderer)}, {rate}, 0.0)'
    arguments = [inputs, rate]
    for name in ('noise_shape', 'seed'):
        if name in places:
            arguments.append(f'{name}={renderer.text(places[name])}')
    return f'{tensorflow}.nn.dropout({", ".join(arguments)})'


def _flatten(unit: units.Unit, use: model.LayerUse, inputs: str, renderer: Renderer) -> str:
    given = use.layer.places.get('data_format')
    text = '' if given is None else f'data_format={renderer.text(given)}'
    return f'{unit.tensorflow}.keras.layers.Flatten({text})({inputs})'


def _pooling(unit: units.Unit, use: model.LayerUse, inputs: str, renderer: Renderer) -> str:
    places = use.layer.places
    kind, rank = use.layer.symbol.rsplit('.', 1)[-1].split('_pooling')
    function = f'{unit.tensorflow}.nn.{"avg" if kind == "average" else kind}_pool{rank}'
    padding = places.get('padding')
    if padding is None:
        padding_text = "'VALID'"
    elif isinstance(padding, ast.Constant) and isinstance(padding.value, str):
        padding_text = repr(padding.value.upper())
    else:
        padding_text = f'{renderer.operand(padding)}.upper()'
    if 'data_format' in places:
        unit.obstacle(NAME, use.site, 'pooling with a data_format is not converted', 'leave it out')
    texts = [
        layer_arguments.text(unit, use.layer.given[name], places[name], use.layer, renderer)
        for name in ('pool_size', 'strides')
    ]
    return f'{function}({inputs}, {", ".join(texts)}, {padding_text})'
