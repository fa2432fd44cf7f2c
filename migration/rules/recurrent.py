"""Makes Keras layers of cells of recurrent networks, and of what calls them in turn.

## Why

The cells of TF 1 are gone from TF 2.21, and Keras's own differ: their kernels are split, their
gates stand in another order, and the forget bias is part of the bias. So the converted program has
a small class for each cell that it uses, with TF 1's kernel and initial values. `tf.nn.dynamic_rnn`
becomes a `tf.keras.layers.RNN` that is made once; beyond `sequence_length` outputs are zeros and
the state is carried on, as TF 1 has it.

## Needs

That it is known which cell is called; that `outputs, state = tf.nn.dynamic_rnn(...)` stands in a
statement of its own.

## Refuses

Peepholes, projections and clipping of `LSTMCell`, variational dropout, and cells without an exact
equal, by their names.

## References

tensorflow/python/ops/rnn_cell_impl.py and rnn.py (TF 1.15); keras/src/layers/rnn/rnn.py.
"""

import ast
from collections.abc import Iterator

from migration.program import cells, model, static_shapes, values
from migration.program import unit as units
from migration.rules.tables import templates
from migration.syntax import layout
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'recurrent'

_TEMPLATES = {
    'BasicRNNCell': 'basic_rnn_cell',
    'BasicLSTMCell': 'basic_lstm_cell',
    'LSTMCell': 'lstm_cell',
    'GRUCell': 'gru_cell',
    'MultiRNNCell': 'multi_rnn_cell',
    'DropoutWrapper': 'dropout_wrapper',
}
# What the converted cells are not asked, since they know one answer only.
_LEFT_OUT = frozenset(
    {
        'state_is_tuple',
        'reuse',
        'name',
        'dtype',
        'use_peepholes',
        'cell_clip',
        'num_proj',
        'proj_clip',
        'num_unit_shards',
        'num_proj_shards',
        'state_keep_prob',
        'variational_recurrent',
        'input_size',
        'seed',
    }
)


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of cells, of what calls them, and of their states."""
    seen: set[int] = set()
    for cell in unit.run.cells:
        if cell.kind not in _TEMPLATES or not unit.owns(cell.site):
            continue
        name = templates.define(unit, NAME, _TEMPLATES[cell.kind], cell.site)
        if cell in unit.structure.cell_names:
            made = cell, name
            unit.layer_objects[cell] = lambda r, head, m=made: head + _cell(*m, r)
            held = unit.structure.cell_names[cell]
            yield Rewrite(cell.site, lambda r, h=held: h, NAME)
        elif id(cell.site) not in seen:
            yield Rewrite(cell.site, lambda r, c=cell, n=name: _cell(c, n, r), NAME)
        seen.add(id(cell.site))
    for layer in unit.program.layers:
        if layer.symbol == 'nn.dynamic_rnn' and unit.owns(layer.site):
            yield from _dynamic(unit, layer)
    for node in unit.program.nodes:
        if 'static_rnn' in node.detail and id(node.site) not in seen and unit.owns(node.site):
            seen.add(id(node.site))
            name = templates.define(unit, NAME, 'static_rnn', node.site)
            yield Rewrite(node.site, lambda r, n=node, f=name: _static(n, f, r), NAME)
    for node, place in unit.run.state_parts.values():
        if unit.owns(node):
            yield Rewrite(node, lambda r, n=node, p=place: f'{r.operand(n.value)}[{p}]', NAME)
    for node in unit.run.state_tuples:
        if unit.owns(node):
            yield Rewrite(node, lambda r, n=node: _state(n, r), NAME)
    for node in unit.run.zero_states:
        if unit.owns(node) and id(node) not in seen:
            seen.add(id(node))
            yield Rewrite(node, lambda r, n=node: _zeros(unit, n, r), NAME)


def _cell(cell: values.Cell, name: str, renderer: Renderer) -> str:
    """Returns the call that makes a cell."""
    call, order = cell.site, cells.PARAMETERS[cell.kind]
    kept = [n for n in order if n not in _LEFT_OUT]
    texts, plain = [], True
    for parameter, place in cell.places.items():
        if parameter in _LEFT_OUT:
            continue
        text = renderer.text(place)
        plain = plain and kept[len(texts)] == parameter and any(place is a for a in call.args)
        texts.append(text if plain else f'{parameter}={text}')
    return f'{name}({", ".join(texts)})'


def _is_true(value: values.Value | None) -> bool:
    return isinstance(value, values.Constant) and bool(value.value)


def _dynamic(unit: units.Unit, layer: model.Layer) -> Iterator[Rewrite]:
    """Yields the rewrites of a call of `tf.nn.dynamic_rnn`."""
    statement = unit.parent(layer.site)
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    if not isinstance(target, (ast.Tuple, ast.List)) or len(target.elts) != 2:
        unit.obstacle(
            NAME,
            layer.site,
            'what tf.nn.dynamic_rnn gives is not taken apart at once',
            'write `outputs, state = tf.nn.dynamic_rnn(...)`',
        )
        return
    major = layer.given.get('time_major')
    if major is not None and not isinstance(major, values.Constant):
        unit.obstacle(NAME, layer.site, 'it is not known whether time comes first')
    if layer in unit.structure.layer_names:
        unit.layer_objects[layer] = lambda r, head: _class(unit, layer, r, head)
    yield Rewrite(layer.site, lambda r: _call(unit, layer, r), NAME)
    state = target.elts[1]
    if cells.has_several_states(layer.given['cell']):
        if isinstance(state, (ast.Tuple, ast.List)):
            yield Rewrite(state, lambda r: ', '.join(map(r.text, state.elts)), NAME)
        else:
            yield Rewrite(
                target, lambda r: f'{r.text(target.elts[0])}, *{r.text(target.elts[1])}', NAME
            )
    if _is_true(major):
        outputs = target.elts[0]
        yield Rewrite(statement, lambda r: _time_first(unit, statement, outputs, r), NAME)


def _time_first(unit: units.Unit, statement: ast.stmt, outputs: ast.expr, renderer) -> str:
    """Returns a statement whose outputs have the time on their first axis."""
    name, indent = renderer.text(outputs), ' ' * statement.col_offset
    turned = f'{name} = {unit.tensorflow}.transpose({name}, [1, 0, 2])'
    return f'{renderer.inside(statement)}\n{indent}{turned}'


def _class(unit: units.Unit, layer: model.Layer, renderer: Renderer, prefix: str = '') -> str:
    texts = [renderer.text(layer.places['cell']), 'return_sequences=True', 'return_state=True']
    if _has_lengths(layer):
        texts.append('zero_output_for_mask=True')
    return layout.wrap_list(f'{prefix}{unit.tensorflow}.keras.layers.RNN(', texts, ')', '')


def _has_lengths(layer: model.Layer) -> bool:
    lengths = layer.given.get('sequence_length')
    return lengths is not None and not values.is_none(lengths)


def _call(unit: units.Unit, layer: model.Layer, renderer: Renderer) -> str:
    places, tensorflow = layer.places, unit.tensorflow
    if layer in unit.structure.layer_names:
        owner = unit.structure.owner_at(layer.site)
        function = unit.structure.layer_reference(layer, owner)
    else:
        indent = ' ' * (unit.parent(layer.site).col_offset)
        function = _class(unit, layer, renderer, ' ' * 12).strip().replace('\n', f'\n{indent}')
    inputs = renderer.text(places['inputs'])
    if _is_true(layer.given.get('time_major')):
        inputs = f'{tensorflow}.transpose({inputs}, [1, 0, 2])'
    texts = [inputs]
    if 'initial_state' in places and not values.is_none(layer.given['initial_state']):
        texts.append(f'initial_state={renderer.text(places["initial_state"])}')
    if _has_lengths(layer):
        shape = static_shapes.shape_of(layer.given['inputs'])
        axis = 0 if _is_true(layer.given.get('time_major')) else 1
        size = shape[axis] if shape and shape[axis] is not None else None
        size = size or f'{tensorflow}.shape({renderer.text(places["inputs"])})[{axis}]'
        lengths = renderer.text(places['sequence_length'])
        texts.append(f'mask={tensorflow}.sequence_mask({lengths}, {size})')
    return f'{function}({", ".join(texts)})'


def _static(node: model.Node, function: str, renderer: Renderer) -> str:
    _, places = node.detail['static_rnn']
    texts = [renderer.text(places[name]) for name in ('cell', 'inputs')]
    if 'initial_state' in places:
        texts.append(renderer.text(places['initial_state']))
    return f'{function}({", ".join(texts)})'


def _state(node: ast.Call, renderer: Renderer) -> str:
    held = [*node.args, *sorted(node.keywords, key=lambda k: k.arg)]
    return f'[{", ".join(renderer.text(getattr(n, "value", n)) for n in held)}]'


def _zeros(unit: units.Unit, node: ast.Call, renderer: Renderer) -> str:
    given = dict(zip(('batch_size', 'dtype'), node.args, strict=False))
    given.update({k.arg: k.value for k in node.keywords})
    tensorflow = unit.tensorflow
    batch, dtype = (renderer.text(given[name]) for name in ('batch_size', 'dtype'))
    zeros = f'{tensorflow}.zeros([{batch}, size], {dtype})'
    cell = renderer.operand(node.func.value)
    return f'{tensorflow}.nest.map_structure(lambda size: {zeros}, {cell}.state_size)'
