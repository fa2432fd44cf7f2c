"""Makes Keras cells of the cells of recurrent networks.

## Why

The cells of TF 1 are gone from TF 2.21, and Keras's own differ: their kernels are split, their
gates stand in another order, and the forget bias is part of the bias. So the converted program has
a small class for each cell that it uses, with TF 1's kernel and initial values, of which only that
is written which the program asks for. States are lists in the order of TF 1, and `state.c` is
`state[0]`; a state of `state_is_tuple=False` stays one tensor.

## Needs

That it is known which cells are stacked or wrapped, and whether states are tuples; that cells
compute with `tf.float32`.

## Refuses

Variational dropout, cells that are split over devices, and cells without an exact equal, by their
names.

## References

tensorflow/python/ops/rnn_cell_impl.py (TF 1.15); keras/src/layers/rnn/rnn.py.
"""

import ast
from collections.abc import Iterator

from migration.program import cell_kinds, values
from migration.program import unit as units
from migration.rules.tables import recurrent_features
from migration.syntax import trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'recurrent_cell'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of cells and of their states."""
    seen: set[int] = set()
    for cell in unit.run.cells:
        if cell.kind not in cell_kinds.KINDS or not unit.owns(cell.site):
            continue
        name = recurrent_features.cell_class(unit, NAME, cell)
        if cell in unit.structure.cell_names:
            made = cell, name
            unit.layer_objects[cell] = lambda r, head, m=made: head + _cell(unit, *m, r)
            held = unit.structure.cell_reference(cell, unit.structure.owner_at(cell.site))
            yield Rewrite(cell.site, lambda r, h=held: h, NAME)
        elif id(cell.site) not in seen:
            yield Rewrite(cell.site, lambda r, c=cell, n=name: _cell(unit, c, n, r), NAME)
        seen.add(id(cell.site))
    for node, place in unit.run.state_parts.values():
        if unit.owns(node):
            yield Rewrite(node, lambda r, n=node, p=place: f'{r.operand(n.value)}[{p}]', NAME)
    for node in unit.run.state_tuples:
        if unit.owns(node) and id(node) not in seen:
            seen.add(id(node))
            yield Rewrite(node, lambda r, n=node: _state(n, r), NAME)
    for node in unit.run.zero_states:
        if unit.owns(node) and id(node) not in seen:
            seen.add(id(node))
            yield Rewrite(node, lambda r, n=node: _zeros(unit, n, r), NAME)


def _cell(unit: units.Unit, cell: values.Cell, name: str, renderer: Renderer) -> str:
    """Returns the call that makes a cell."""
    call, kind = cell.site, cell_kinds.KINDS[cell.kind]
    features = recurrent_features.of_cell(unit, cell.kind)
    kept = [n for n in kind.parameters if recurrent_features.is_written(kind, n, features)]
    texts, plain = [], True
    for parameter, place in cell.places.items():
        if parameter not in kept or values.is_none(cell.given[parameter]):
            continue
        text = _argument(unit, cell, parameter, renderer.text(place))
        position = len(texts)
        plain = plain and kept[position] == parameter and any(place is a for a in call.args)
        texts.append(text if plain else f'{parameter}={text}')
    start = recurrent_features.scope_initializer(cell)
    own = cell_kinds.initializer_of(kind)
    if start is not None and values.is_none(cell.given.get(own, values.Constant(None))):
        _check_start(unit, cell, start)
        texts.append(f'{own}={renderer.text(start)}')
    return f'{name}({", ".join(texts)})'


def _argument(unit: units.Unit, cell: values.Cell, parameter: str, text: str) -> str:
    """Returns the text of an argument; an activation may be given by its name."""
    if parameter == 'activation' and values.text_of(cell.given[parameter]) is not None:
        return f'{unit.tensorflow}.keras.activations.get({text})'
    return text


def _check_start(unit: units.Unit, cell: values.Cell, start: ast.expr) -> None:
    """Refuses an initializer of a scope that the place of the cell may not see."""
    for node in trees.walk(start):
        named = isinstance(node, ast.Name) and id(node) not in unit.run.uses
        if named and (id(node) not in unit.run.reads or node.lineno > cell.site.lineno):
            unit.obstacle(
                NAME,
                start,
                'the initializer that a variable scope gives to a cell may not be known where the '
                'cell is made',
                'make the cell inside of the scope, in the same function',
            )
            return


def _state(node: ast.Call, renderer: Renderer) -> str:
    held = [*node.args, *(k.value for k in sorted(node.keywords, key=lambda k: k.arg))]
    return f'[{", ".join(map(renderer.text, held))}]'


def _zeros(unit: units.Unit, node: ast.Call, renderer: Renderer) -> str:
    given = dict(zip(('batch_size', 'dtype'), node.args, strict=False))
    given.update({k.arg: k.value for k in node.keywords})
    tensorflow = unit.tensorflow
    batch, dtype = (renderer.text(given[name]) for name in ('batch_size', 'dtype'))
    zeros = f'{tensorflow}.zeros([{batch}, size], {dtype})'
    cell = renderer.operand(node.func.value)
    return f'{tensorflow}.nest.map_structure(lambda size: {zeros}, {cell}.state_size)'
