"""Calls cells of recurrent networks in turn, as the functions of TF 1 did.

## Why

`tf.nn.dynamic_rnn` becomes a `tf.keras.layers.RNN` that is made once; beyond `sequence_length`
outputs are zeros and the state is carried on, as TF 1 has it. Where what it gives is not taken
apart at once, or several cells are called, a small function of TF 1's name takes its place and
gives the same structure. Lists of inputs and both directions of time have such functions, too. A
cell of Keras that is called by hand takes a list of states and gives one.

## Needs

That it is known which cells are called, and whether time comes first.

## Refuses

`tf.nn.raw_rnn`, inputs that are several tensors, and scopes that are given to a single call.

## References

tensorflow/python/ops/rnn.py (TF 1.15); keras/src/layers/rnn/rnn.py.
"""

import ast
from collections.abc import Iterator

from migration.program import cell_kinds, model, recurrent_calls, static_shapes
from migration.program import unit as units
from migration.rules.tables import recurrent_features
from migration.syntax import layout
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'recurrent'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of what calls cells."""
    by_site: dict[int, list[model.Node]] = {}
    for node in unit.program.nodes:
        if 'recurrent' in node.detail and unit.owns(node.site):
            by_site.setdefault(id(node.site), []).append(node)
    for held in by_site.values():
        call = held[0].detail['recurrent']
        if len({n.detail['recurrent'].form for n in held}) > 1:
            unit.obstacle(
                NAME,
                held[0].site,
                'cells with different kinds of states are called here',
                'call each in a place of its own',
            )
        elif call.name == 'call':
            yield from _by_hand(unit, held[0].site, call)
        elif call.name == 'dynamic_rnn' and unit.structure.rnn_target(held[0].site):
            yield from _dynamic(unit, held[0].detail['layer'].layer, call)
        else:
            yield _replaced(unit, held[0].site, call)


def _replaced(unit: units.Unit, site: ast.Call, call: recurrent_calls.Call) -> Rewrite:
    """Returns the rewrite of a call that a function of the same name takes the place of."""
    function = _function(unit, call.name, site)

    def render(renderer: Renderer) -> str:
        return _wrapped(unit, site, f'{function}(', _arguments(call, renderer))

    return Rewrite(site, render, NAME)


def _wrapped(unit: units.Unit, site: ast.Call, head: str, texts: list[str]) -> str:
    """Returns a call, broken into lines where it would be too long in a function."""
    statement = site
    while not isinstance(statement, ast.stmt):
        statement = unit.parent(statement)
    before = ' ' * max(site.col_offset - statement.col_offset + 8, 12)
    text = layout.wrap_list(before + head, texts, ')', '').strip()
    return text.replace('\n', '\n' + ' ' * statement.col_offset)


def _function(unit: units.Unit, name: str, site: ast.Call) -> str:
    """Returns the name of a function of TF 1's name, which is defined behind the imports."""
    calls = [n.detail['recurrent'].given for n in unit.program.nodes if 'recurrent' in n.detail]
    return recurrent_features.function(unit, NAME, name, site, calls)


def _arguments(call: recurrent_calls.Call, renderer: Renderer) -> list[str]:
    """Returns the arguments of a function that takes the place of one of TF 1."""
    first = [name for name in call.places if name.startswith('cell') or name == 'inputs']
    first = sorted(first, key=recurrent_calls.PARAMETERS[call.name].index)
    rest = [
        name
        for name in call.places
        if name in recurrent_calls.READ and recurrent_features.is_set(call.given[name])
    ]
    texts = [renderer.text(call.places[name]) for name in first]
    return [*texts, *(f'{name}={renderer.text(call.places[name])}' for name in rest)]


# Calls by hand


def _by_hand(unit: units.Unit, site: ast.Call, call: recurrent_calls.Call) -> Iterator[Rewrite]:
    """Yields the rewrites of `output, state = cell(inputs, state)`."""
    inputs, state = call.places.get('inputs'), call.places.get('state')
    if inputs is None or state is None:
        unit.obstacle(NAME, site, 'it is not known what this cell is called with')
        return
    target = unit.structure.rnn_target(site)
    if cell_kinds.has_several_states(call.cells[0]):
        yield Rewrite(site, lambda r: _called(site, r, r.text(inputs), r.text(state)), NAME)
    elif target is not None and not isinstance(target.elts[1], (ast.Tuple, ast.List)):
        yield Rewrite(site, lambda r: _called(site, r, r.text(inputs), f'[{r.text(state)}]'), NAME)
        yield Rewrite(target, lambda r: '{}, ({},)'.format(*map(r.text, target.elts)), NAME)
    else:
        function = _function(unit, 'call_cell', site)
        yield Rewrite(
            site,
            lambda r: f'{function}({", ".join(map(r.text, (site.func, inputs, state)))})',
            NAME,
        )


def _called(site: ast.Call, renderer: Renderer, *arguments: str) -> str:
    return f'{renderer.operand(site.func)}({", ".join(arguments)})'


# Keras layers


def _dynamic(unit: units.Unit, layer: model.Layer, call: recurrent_calls.Call) -> Iterator[Rewrite]:
    """Yields the rewrites of a call of `tf.nn.dynamic_rnn` that is taken apart at once."""
    target, statement = unit.structure.rnn_target(layer.site), unit.parent(layer.site)
    if layer in unit.structure.layer_names:
        unit.layer_objects[layer] = lambda r, head: _class(unit, call, r, head)
    yield Rewrite(layer.site, lambda r: _call(unit, layer, call, r), NAME)
    state = target.elts[1]
    if cell_kinds.has_several_states(call.cells[0]):
        if isinstance(state, (ast.Tuple, ast.List)):
            yield Rewrite(state, lambda r: ', '.join(map(r.text, state.elts)), NAME)
        else:
            yield Rewrite(
                target, lambda r: f'{r.text(target.elts[0])}, *{r.text(target.elts[1])}', NAME
            )
    if recurrent_features.is_set(call.given.get('time_major')):
        outputs = target.elts[0]
        yield Rewrite(statement, lambda r: _time_first(unit, statement, outputs, r), NAME)


def _time_first(unit: units.Unit, statement: ast.stmt, outputs: ast.expr, renderer) -> str:
    """Returns a statement whose outputs have the time on their first axis."""
    name, indent = renderer.text(outputs), ' ' * statement.col_offset
    turned = f'{name} = {unit.tensorflow}.transpose({name}, [1, 0, 2])'
    return f'{renderer.inside(statement)}\n{indent}{turned}'


def _class(
    unit: units.Unit, call: recurrent_calls.Call, renderer: Renderer, prefix: str = ''
) -> str:
    texts = [renderer.text(call.places['cell']), 'return_sequences=True', 'return_state=True']
    if recurrent_features.is_set(call.given.get('sequence_length')):
        texts.append('zero_output_for_mask=True')
    return layout.wrap_list(f'{prefix}{unit.tensorflow}.keras.layers.RNN(', texts, ')', '')


def _call(
    unit: units.Unit, layer: model.Layer, call: recurrent_calls.Call, renderer: Renderer
) -> str:
    given, places, tensorflow = call.given, call.places, unit.tensorflow
    if layer in unit.structure.layer_names:
        owner = unit.structure.owner_at(layer.site)
        function = unit.structure.layer_reference(layer, owner)
    else:
        indent = ' ' * (unit.parent(layer.site).col_offset)
        function = _class(unit, call, renderer, ' ' * 12).strip().replace('\n', f'\n{indent}')
    inputs = renderer.text(places['inputs'])
    first_is_time = recurrent_features.is_set(given.get('time_major'))
    if first_is_time:
        inputs = f'{tensorflow}.transpose({inputs}, [1, 0, 2])'
    texts = [inputs]
    if recurrent_features.is_set(given.get('initial_state')):
        texts.append(f'initial_state={renderer.text(places["initial_state"])}')
    if recurrent_features.is_set(given.get('sequence_length')):
        shape, axis = static_shapes.shape_of(given['inputs']), 0 if first_is_time else 1
        size = shape[axis] if shape and shape[axis] is not None else None
        size = size or f'{tensorflow}.shape({renderer.text(places["inputs"])})[{axis}]'
        lengths = renderer.text(places['sequence_length'])
        texts.append(f'mask={tensorflow}.sequence_mask({lengths}, {size})')
    return f'{function}({", ".join(texts)})'
