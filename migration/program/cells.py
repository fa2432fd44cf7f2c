"""What cells of recurrent networks add to the graph, and what calls them in turn.

Sources: tensorflow/python/ops/{rnn_cell_impl,rnn_cell_wrapper_impl,rnn}.py of TF 1.15. A cell makes
its variables in the scope in which it is called first.
"""

from migration.program import layer_kinds, model, shape_functions, static_shapes, values

_PREFIXES = ('nn.rnn_cell.', 'contrib.rnn.')


def _size(get):
    units = get('num_units')
    return units if type(units) is int else None


def _kernel(factor: int):
    def shape(get, given):
        inputs, units = given[-1] if given else None, _size(get)
        known = None not in (inputs, units)
        return (inputs + units if known else None, factor * units if units else None)

    return shape


def _bias(factor: int):
    def shape(get, given):
        units = _size(get)
        return (factor * units if units else None,)

    return shape


def _same(get, given):
    return given


_W = layer_kinds.Weight
KINDS = {
    'BasicRNNCell': layer_kinds.Kind(
        'basic_rnn_cell', (_W('kernel', _kernel(1)), _W('bias', _bias(1))), _same
    ),
    'BasicLSTMCell': layer_kinds.Kind(
        'basic_lstm_cell', (_W('kernel', _kernel(4)), _W('bias', _bias(4))), _same
    ),
    'LSTMCell': layer_kinds.Kind(
        'lstm_cell', (_W('kernel', _kernel(4)), _W('bias', _bias(4))), _same
    ),
    'GRUCell': layer_kinds.Kind(
        'gru_cell',
        (
            _W('gates/kernel', _kernel(2)),
            _W('gates/bias', _bias(2)),
            _W('candidate/kernel', _kernel(1)),
            _W('candidate/bias', _bias(1)),
        ),
        _same,
    ),
}
# The parameters of each class, in order, and which of them the converted cell has.
PARAMETERS = {
    'BasicRNNCell': ('num_units', 'activation', 'reuse', 'name', 'dtype'),
    'BasicLSTMCell': (
        'num_units', 'forget_bias', 'state_is_tuple', 'activation', 'reuse', 'name', 'dtype',
    ),
    'LSTMCell': (
        'num_units', 'use_peepholes', 'cell_clip', 'initializer', 'num_proj', 'proj_clip',
        'num_unit_shards', 'num_proj_shards', 'forget_bias', 'state_is_tuple', 'activation',
        'reuse', 'name', 'dtype',
    ),
    'GRUCell': (
        'num_units', 'activation', 'reuse', 'kernel_initializer', 'bias_initializer', 'name',
        'dtype',
    ),
    'MultiRNNCell': ('cells', 'state_is_tuple'),
    'DropoutWrapper': (
        'cell', 'input_keep_prob', 'output_keep_prob', 'state_keep_prob', 'variational_recurrent',
        'input_size', 'dtype', 'seed', 'dropout_state_filter_visitor',
    ),
}  # fmt: skip
# Settings that are not converted, and the values at which they change nothing.
_PLAIN = {
    'use_peepholes': (False, None),
    'cell_clip': (None,),
    'num_proj': (None,),
    'proj_clip': (None,),
    'state_is_tuple': (True,),
    'reuse': (None, False),
    'name': (None,),
    'variational_recurrent': (False,),
    'state_keep_prob': (1.0,),
    'dropout_state_filter_visitor': (None,),
    'input_size': (None,),
}
_OF_LSTM = ('BasicLSTMCell', 'LSTMCell')


def class_of(path: str) -> str:
    """Returns the class of cells that a symbol means; '' for others."""
    for prefix in _PREFIXES:
        name = path.removeprefix(prefix)
        if path.startswith(prefix) and name in PARAMETERS:
            return name
    return ''


class Cells:
    """The part of the interpreter that makes cells and calls them.

    Attributes:
      cells: all cells, in the order of their making.
      state_parts: attributes of states, with the places of what they mean.
    """

    def start_cells(self):
        """Prepares an execution."""
        self.cells: list[values.Cell] = []
        self.state_parts: dict[int, tuple] = {}
        self.state_tuples: list = []
        self.zero_states: list = []

    def make_cell(self, path, node, args, keywords):
        """Evaluates the call of a class of cells."""
        kind = class_of(path)
        given, places = self.given_to_layer(PARAMETERS[kind], node, args, keywords)
        if given is None:
            self.obstacle(
                'recurrent', node, f'starred arguments of tf.{path} hide which ones are given'
            )
            return values.Unknown()
        for name, harmless in _PLAIN.items():
            value = given.get(name)
            known = isinstance(value, values.Constant) and value.value in harmless
            if value is not None and not known:
                self.obstacle(
                    'recurrent',
                    node,
                    f'tf.{path}({name}=...) is not converted',
                    'leave this setting out, or write the cell by hand',
                )
        cell = values.Cell(kind, node, self.current, given, places)
        cell.calls = tuple(self.call_sites)
        if kind == 'MultiRNNCell':
            held = self.elements(given.get('cells', values.Unknown()))
            cell.inner = [c for c in held or () if isinstance(c, values.Cell)]
            if held is None or len(cell.inner) != len(held) or not held:
                self.obstacle(
                    'recurrent', node, 'it is not known which cells are stacked', 'list them'
                )
            if len({id(c) for c in cell.inner}) != len(cell.inner):
                self.obstacle('recurrent', node, 'one cell is stacked on itself', 'make several')
        elif kind == 'DropoutWrapper':
            inner = given.get('cell')
            cell.inner = [inner] if isinstance(inner, values.Cell) else []
            if not cell.inner:
                self.obstacle('recurrent', node, 'the cell that is wrapped is not known')
        self.cells.append(cell)
        return self.own(cell)

    def _s_nn_rnn_cell_LSTMStateTuple(self, path, node, args, keywords):
        self.state_tuples.append(node)
        items = [*args, *(keywords[k] for k in ('c', 'h') if k in keywords)]
        return values.StateTuple(items, mutable=False)

    _s_contrib_rnn_LSTMStateTuple = _s_nn_rnn_cell_LSTMStateTuple

    # Variables

    def build_cell(self, cell, node, shape, site=None):
        """Makes the variables of a cell where it is called; returns them by their paths.

        Args:
          cell: the cell.
          node: what calls it.
          shape: the static shape of what it is called with.
          site: the expression that makes the cell, or the stack that it is in.
        """
        if cell.variables is None:
            cell.input_shape = shape
            cell.variables = self.cell_variables(cell, node, shape, site or cell.site)
        else:
            for variable in cell.variables.values():
                self.visit(variable, variable.site)
                variable.uses += 1
        return cell.variables

    def cell_variables(self, cell, node, shape, site):
        """Makes the variables of a cell; returns them by their paths."""
        found = {}
        site = cell.site if values.is_deferred(cell) else site
        if cell.kind == 'MultiRNNCell':
            outer = self.enter_scope(_scope('multi_rnn_cell'), node)
            for number, inner in enumerate(cell.inner):
                scope = self.enter_scope(_scope(f'cell_{number}'), node)
                own = None if values.is_deferred(cell) else site
                for path, variable in self.build_cell(inner, node, shape, own).items():
                    found[f'cells[{number}].{path}'] = variable
                self.leave_scope(scope)
                shape = None if shape is None else (*shape[:-1], output_size(inner))
            self.leave_scope(outer)
            return found
        if cell.kind == 'DropoutWrapper':
            inner = cell.inner[0] if cell.inner else None
            own = None if values.is_deferred(cell) else site
            held = self.build_cell(inner, node, shape, own) if inner is not None else {}
            return {f'cell.{path}': variable for path, variable in held.items()}
        kind = KINDS[cell.kind]
        given = dict(cell.given)
        if cell.kind == 'LSTMCell' and 'initializer' in given:
            given['kernel_initializer'] = given['initializer']
        elif cell.kind == 'GRUCell':
            for name in ('kernel', 'bias'):
                if not values.is_none(given.get(f'{name}_initializer', values.Constant(None))):
                    given[f'gates/{name}_initializer'] = given[f'{name}_initializer']
                    given[f'candidate/{name}_initializer'] = given[f'{name}_initializer']
        layers = len(self.program.layers)
        layer = self.layer_of(f'nn.rnn_cell.{cell.kind}', site, kind, given, cell.places, shape)
        del self.program.layers[layers:]  # The cell holds them.
        for variable in layer.variables.values():
            variable.layer = cell
        return dict(layer.variables)

    # Calls

    def rnn_arguments(self, names, node, args, keywords):
        """Returns values and expressions of the arguments of a function that calls cells."""
        given, places = self.given_to_layer(names, node, args, keywords)
        if given is None:
            self.obstacle('recurrent', node, 'starred arguments hide which ones are given')
            return {}, {}
        return given, places

    def known_cell(self, value, node):
        """Returns a cell, or None where it is not known which one is called."""
        if isinstance(value, values.Cell):
            return value
        self.obstacle(
            'recurrent',
            node,
            'the cell that is called is not one of TensorFlow that is converted',
            'use BasicRNNCell, BasicLSTMCell, LSTMCell or GRUCell',
        )
        return None

    def _s_nn_static_rnn(self, path, node, args, keywords):
        given, places = self.rnn_arguments(STATIC, node, args, keywords)
        cell = self.known_cell(given.get('cell'), node)
        held = [v for name, v in given.items() if name not in ('cell', 'scope')]
        if cell is None:
            return self.compute(node, path, held)
        inputs = given.get('inputs', values.Unknown())
        items = self.elements(inputs) or [inputs]
        shape = static_shapes.shape_of(items[0])
        if 'sequence_length' in given and not values.is_none(given['sequence_length']):
            self.obstacle(
                'recurrent', node, 'static_rnn(sequence_length=...) is not converted', 'use a mask'
            )
        scope = self.enter_rnn(given.get('scope'), 'rnn', node)
        variables = self.build_cell(cell, node, shape)
        self.leave_scope(scope)
        held += [cell, *(values.VariableValue(v) for v in variables.values())]
        made = self.compute(node, path, held)
        made.node.detail['static_rnn'] = (cell, places)
        outputs = [self.part_of(node, made, self.dtype_of(items[0])) for _ in items]
        for output in outputs:
            known = bool(shape) and len(shape) == 2
            output.node.detail['sizes'] = (shape[0], output_size(cell)) if known else None
        state = self.state_of(cell, node, made, shape[0] if shape else None)
        is_open = self.elements(inputs) is None
        return values.Sequence([values.Sequence(outputs, open=is_open), state], mutable=False)

    _s_contrib_rnn_static_rnn = _s_nn_static_rnn

    def _s_nn_dynamic_rnn(self, path, node, args, keywords):
        given, places = self.rnn_arguments(DYNAMIC, node, args, keywords)
        cell = self.known_cell(given.get('cell'), node)
        inputs = given.get('inputs', values.Unknown())
        shape = static_shapes.shape_of(inputs)
        held = [v for name, v in given.items() if name not in ('cell', 'scope')]
        if cell is None:
            return self.compute(node, path, held)
        scope = self.enter_rnn(given.get('scope'), 'rnn', node)
        variables = self.build_cell(cell, node, None if not shape else (shape[0], shape[-1]))
        self.leave_scope(scope)
        batch_first = shape
        if shape_functions.plain(given.get('time_major')) and shape and len(shape) == 3:
            batch_first = (shape[1], shape[0], shape[2])
        layer = self.new_layer('nn.dynamic_rnn', scope.name, node, given, places, batch_first)
        layer.variables = {f'cell.{key}': variable for key, variable in variables.items()}
        held += [cell, *(values.VariableValue(v) for v in variables.values())]
        made = self.compute(node, path, held)
        use = model.LayerUse(layer, node, made.node, places.get('inputs'))
        layer.uses.append(use)
        made.node.detail['layer'] = use
        made.node.detail['cell'] = cell
        outputs = self.part_of(node, made, self.dtype_of(inputs))
        known = bool(shape) and len(shape) == 3
        outputs.node.detail['sizes'] = (*shape[:2], output_size(cell)) if known else None
        state = self.state_of(cell, node, made, batch_first[0] if known else None)
        return values.Sequence([outputs, state], mutable=False)

    def enter_rnn(self, given, default, node):
        """Enters the scope in which a function calls a cell."""
        name = default if given is None or values.is_none(given) else values.text_of(given)
        if isinstance(given, values.Scope):
            scope = values.Scope('variable_scope', of_layer=True)
            scope.request = {'name_or_scope': given}
            return self.enter_scope(scope, node)
        if name is None:
            self.obstacle('recurrent', node, 'the scope of a cell is computed at run time')
        return self.enter_scope(_scope(name or '?'), node)

    def part_of(self, node, made, dtype=''):
        """Returns a part of what a node computes."""
        part = self.compute(node, 'item', [made])
        part.node.dtype = dtype
        return part

    def state_of(self, cell, node, made, batch):
        """Returns the state that a cell leaves, as parts of what a node computes."""
        if cell.kind == 'MultiRNNCell':
            return values.Sequence(
                [self.state_of(c, node, made, batch) for c in cell.inner], mutable=False
            )
        if cell.kind == 'DropoutWrapper' and cell.inner:
            return self.state_of(cell.inner[0], node, made, batch)
        count = 2 if cell.kind in _OF_LSTM else 1
        parts = [self.part_of(node, made, 'float32') for _ in range(count)]
        for part in parts:
            part.node.detail['sizes'] = (batch, output_size(cell))
        return values.StateTuple(parts, mutable=False) if count == 2 else parts[0]

    def _a_Cell(self, base, name, node):
        if name in ('state_size', 'output_size'):
            return values.Scalar()
        return values.Method(base, name)

    def _a_StateTuple(self, base, name, node):
        if name in ('c', 'h') and len(base.items) == 2:
            self.state_parts[id(node)] = (node, 'ch'.index(name))
            return base.items['ch'.index(name)]
        return values.Method(base, name)

    def _on_Cell(self, receiver, name, node, args, keywords, frame):
        if name == 'zero_state':
            self.zero_states.append(node)
            held = [*args, *keywords.values()]
            made = self.compute(node, 'zero_state', held)
            made.node.dtype = 'float32'
            batch = shape_functions.plain(held[0]) if held else None
            state = self.state_of(receiver, node, made, batch)
            if isinstance(state, values.Sequence):
                state.node = made.node  # A run may feed all of it under its one name.
                return state
            made.node.detail['sizes'] = state.node.detail['sizes']
            return made
        self.obstacle('recurrent', node, f'`{name}` of a cell is not understood')
        return values.Unknown()


FUNCTIONS = frozenset(
    {
        'nn.dynamic_rnn',
        'nn.static_rnn',
        'contrib.rnn.static_rnn',
        'nn.rnn_cell.LSTMStateTuple',
        'contrib.rnn.LSTMStateTuple',
    }
)
STATIC = ('cell', 'inputs', 'initial_state', 'dtype', 'sequence_length', 'scope')
DYNAMIC = (
    'cell', 'inputs', 'sequence_length', 'initial_state', 'dtype', 'parallel_iterations',
    'swap_memory', 'time_major', 'scope',
)  # fmt: skip


def output_size(cell: values.Cell) -> int | None:
    """Returns the size of what a cell computes."""
    if cell.inner:
        return output_size(cell.inner[-1])
    return shape_functions.plain(cell.given.get('num_units'))


def is_stacked(cell: values.Cell) -> bool:
    """Tells whether a cell is made of several."""
    return cell.kind == 'MultiRNNCell' or any(map(is_stacked, cell.inner))


def has_several_states(cell: values.Cell) -> bool:
    """Tells whether the state of a cell is more than one tensor."""
    if cell.kind == 'DropoutWrapper' and cell.inner:
        return has_several_states(cell.inner[0])
    return cell.kind == 'MultiRNNCell' or cell.kind in _OF_LSTM


def _scope(name: str) -> values.Scope:
    scope = values.Scope('variable_scope', of_layer=True)
    scope.request = {'name_or_scope': values.Constant(name)}
    return scope
