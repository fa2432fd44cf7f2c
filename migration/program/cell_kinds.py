"""The cells of recurrent networks: their parameters, variables, states and outputs.

Sources: tensorflow/python/ops/{rnn_cell_impl,rnn_cell_wrapper_impl}.py and
tensorflow/contrib/rnn/python/ops/{core_rnn_cell,rnn_cell,lstm_ops,gru_ops}.py of TF 1.15.
"""

import dataclasses
from collections.abc import Callable

from migration.program import layer_kinds, shape_functions, values

_PREFIXES = ('nn.rnn_cell.', 'contrib.rnn.')


@dataclasses.dataclass(frozen=True)
class CellKind:
    """A class of cells.

    Attributes:
      parameters: of its constructor, in order.
      template: the class of the converted program.
      variables: the scope and the variables that it makes itself; None where it makes none.
      inner: the parameter with the cell, or the list of cells, that it is made of.
      refused: parameters that are not converted, with the values at which they change nothing.
      unread: parameters that the converted class has not got.
    """

    parameters: tuple[str, ...]
    template: str
    variables: layer_kinds.Kind | None = None
    inner: str = ''
    refused: dict[str, tuple] = dataclasses.field(default_factory=dict)
    unread: frozenset[str] = frozenset()


def _size(get, name: str = 'num_units') -> int | None:
    size = get(name)
    return size if type(size) is int else None


def _plus(*sizes):
    return None if None in sizes else sum(sizes)


def _times(factor: int, size):
    return None if size is None else factor * size


def _last(given):
    return given[-1] if given else None


def _kernel(factor: int):
    def shape(get, given):
        state = get('num_proj') or get('num_units')
        state = state if type(state) is int else None
        return (_plus(_last(given), state), _times(factor, _size(get)))

    return shape


def _bias(factor: int):
    def shape(get, given):
        return (_times(factor, _size(get)),)

    return shape


def _projection(get, given):
    return (_size(get), _size(get, 'num_proj'))


def _same(get, given):
    return given


_W = layer_kinds.Weight
_LSTM = (_W('kernel', _kernel(4)), _W('bias', _bias(4)))
_PEEPHOLES = tuple(_W(f'w_{gate}_diag', _bias(1), 'use_peepholes', stem='kernel') for gate in 'fio')
_GRU = (
    _W('gates/kernel', _kernel(2), stem='kernel'),
    _W('gates/bias', _bias(2), stem='bias'),
    _W('candidate/kernel', _kernel(1), stem='kernel'),
    _W('candidate/bias', _bias(1), stem='bias'),
)
_OF_LAYERS = frozenset({'reuse', 'name', 'dtype'})
_CELL = 'cell'


def _kind(scope: str, *weights) -> layer_kinds.Kind:
    return layer_kinds.Kind(scope, weights, _same)


KINDS = {
    'BasicRNNCell': CellKind(
        ('num_units', 'activation', 'reuse', 'name', 'dtype'),
        'basic_rnn_cell',
        _kind('basic_rnn_cell', _W('kernel', _kernel(1)), _W('bias', _bias(1))),
        unread=_OF_LAYERS,
    ),
    'BasicLSTMCell': CellKind(
        (
            'num_units', 'forget_bias', 'state_is_tuple', 'activation', 'reuse', 'name', 'dtype',
        ),
        'basic_lstm_cell',
        _kind('basic_lstm_cell', *_LSTM),
        unread=_OF_LAYERS,
    ),
    'LSTMCell': CellKind(
        (
            'num_units', 'use_peepholes', 'cell_clip', 'initializer', 'num_proj', 'proj_clip',
            'num_unit_shards', 'num_proj_shards', 'forget_bias', 'state_is_tuple', 'activation',
            'reuse', 'name', 'dtype',
        ),
        'lstm_cell',
        _kind(
            'lstm_cell',
            *_LSTM,
            *_PEEPHOLES,
            _W('projection/kernel', _projection, 'has_projection', stem='kernel'),
        ),
        refused={'num_unit_shards': (None, 1), 'num_proj_shards': (None, 1)},
        unread=_OF_LAYERS | {'num_unit_shards', 'num_proj_shards'},
    ),
    'GRUCell': CellKind(
        (
            'num_units', 'activation', 'reuse', 'kernel_initializer', 'bias_initializer', 'name',
            'dtype',
        ),
        'gru_cell',
        _kind('gru_cell', *_GRU),
        unread=_OF_LAYERS,
    ),
    'MultiRNNCell': CellKind(('cells', 'state_is_tuple'), 'multi_rnn_cell', inner='cells'),
    'DropoutWrapper': CellKind(
        (
            'cell', 'input_keep_prob', 'output_keep_prob', 'state_keep_prob',
            'variational_recurrent', 'input_size', 'dtype', 'seed',
            'dropout_state_filter_visitor',
        ),
        'dropout_wrapper',
        inner=_CELL,
        refused={
            'variational_recurrent': (False,),
            'state_keep_prob': (1.0,),
            'dropout_state_filter_visitor': (None,),
        },
        unread=frozenset(
            {
                'dtype', 'input_size', 'state_keep_prob', 'variational_recurrent', 'seed',
                'dropout_state_filter_visitor',
            }
        ),
    ),
}  # fmt: skip
_LSTM_CELLS = ('BasicLSTMCell', 'LSTMCell')


def class_of(path: str) -> str:
    """Returns the class of cells that a symbol means; '' for others."""
    for prefix in _PREFIXES:
        name = path.removeprefix(prefix)
        if path.startswith(prefix) and name in KINDS:
            return name
    return ''


def output_size(cell: values.Cell) -> int | None:
    """Returns the size of what a cell computes."""
    if cell.inner:
        return output_size(cell.inner[-1])
    projected = shape_functions.plain(cell.given.get('num_proj'))
    size = projected or shape_functions.plain(cell.given.get('num_units'))
    return size if type(size) is int else None


def is_tuple(cell: values.Cell) -> bool:
    """Tells whether the state of a cell is a tuple, not the columns of one tensor."""
    given = cell.given.get('state_is_tuple')
    return not (isinstance(given, values.Constant) and not given.value)


def state_of(cell: values.Cell, leaf: Callable[[int | None], values.Value]) -> values.Value:
    """Returns what has the structure of a cell's state, with a value for the size of each part."""
    if cell.kind in _LSTM_CELLS:
        sizes = (shape_functions.plain(cell.given.get('num_units')), output_size(cell))
        if is_tuple(cell):
            return values.StateTuple([leaf(size) for size in sizes], mutable=False)
        return leaf(_plus(*sizes))
    if cell.kind == 'MultiRNNCell':
        if not is_tuple(cell):
            return leaf(_plus(*map(_whole_size, cell.inner)))
        return values.Sequence([state_of(c, leaf) for c in cell.inner], mutable=False)
    return state_of(cell.inner[0], leaf) if cell.inner else leaf(output_size(cell))


def has_several_states(cell: values.Cell) -> bool:
    """Tells whether the state of a cell is more than one tensor."""
    return isinstance(state_of(cell, values.Constant), values.Sequence)


def _whole_size(cell: values.Cell) -> int | None:
    return getattr(state_of(cell, values.Constant), 'value', None)


def initializer_of(kind: CellKind) -> str:
    """Returns the parameter of a converted class that initializes its kernels."""
    return 'initializer' if 'initializer' in kind.parameters else 'kernel_initializer'
