"""The functions that call cells of recurrent networks in turn, and calls of cells by hand.

Sources: tensorflow/python/ops/rnn.py and tensorflow/contrib/rnn/python/ops/rnn.py of TF 1.15.
"""

import dataclasses

from migration.program import cell_kinds, cells, model, shape_functions, static_shapes, values

PARAMETERS = {
    'call': ('inputs', 'state', 'scope'),
    'static_rnn': ('cell', 'inputs', 'initial_state', 'dtype', 'sequence_length', 'scope'),
    'dynamic_rnn': (
        'cell', 'inputs', 'sequence_length', 'initial_state', 'dtype', 'parallel_iterations',
        'swap_memory', 'time_major', 'scope',
    ),
    'static_bidirectional_rnn': (
        'cell_fw', 'cell_bw', 'inputs', 'initial_state_fw', 'initial_state_bw', 'dtype',
        'sequence_length', 'scope',
    ),
    'bidirectional_dynamic_rnn': (
        'cell_fw', 'cell_bw', 'inputs', 'sequence_length', 'initial_state_fw',
        'initial_state_bw', 'dtype', 'parallel_iterations', 'swap_memory', 'time_major', 'scope',
    ),
    'stack_bidirectional_dynamic_rnn': (
        'cells_fw', 'cells_bw', 'inputs', 'initial_states_fw', 'initial_states_bw', 'dtype',
        'sequence_length', 'parallel_iterations', 'time_major', 'scope', 'swap_memory',
    ),
}  # fmt: skip
# What changes the result, besides cells and inputs.
READ = frozenset(
    {
        'initial_state', 'initial_state_fw', 'initial_state_bw', 'initial_states_fw',
        'initial_states_bw', 'sequence_length', 'time_major',
    }
)  # fmt: skip
FUNCTIONS = frozenset(
    {
        'nn.dynamic_rnn',
        'nn.static_rnn',
        'nn.bidirectional_dynamic_rnn',
        'nn.static_bidirectional_rnn',
        'nn.rnn_cell.LSTMStateTuple',
        'contrib.rnn.static_rnn',
        'contrib.rnn.static_bidirectional_rnn',
        'contrib.rnn.stack_bidirectional_dynamic_rnn',
        'contrib.rnn.LSTMStateTuple',
    }
)


@dataclasses.dataclass(frozen=True)
class Call:
    """A call of cells; the node of what it gives has it as its detail `recurrent`.

    Attributes:
      name: of the function; `call` where the program calls a cell by hand.
      cells: those that are called.
      given: the values of the arguments, by the parameters' names.
      places: the expressions of these.
    """

    name: str
    cells: list
    given: dict
    places: dict

    @property
    def form(self) -> tuple:
        """What has to be the same wherever one expression calls cells."""
        return (self.name, *(cell_kinds.has_several_states(cell) for cell in self.cells))


class RecurrentCalls:
    """The part of the interpreter that calls cells."""

    def rnn_arguments(self, name, node, args, keywords):
        """Returns values and expressions of the arguments of a function that calls cells."""
        given, places = self.given_to_layer(PARAMETERS[name], node, args, keywords)
        if given is None:
            self.obstacle('recurrent', node, 'starred arguments hide which ones are given')
            return {}, {}
        major = given.get('time_major')
        if major is not None and not isinstance(major, values.Constant):
            self.obstacle('recurrent', node, 'it is not known whether time comes first')
        return given, places

    def rnn_node(self, path, node, given, places, called, variables):
        """Adds the node of a function that calls cells."""
        held = [v for n, v in given.items() if n != 'scope' and not n.startswith('cell')]
        held += [*called, *(values.VariableValue(v) for v in variables)]
        made = self.compute(node, path, held)
        made.node.detail['recurrent'] = Call(path.rsplit('.', 1)[-1], called, given, places)
        return made

    # Lists of inputs

    def _s_nn_static_rnn(self, path, node, args, keywords):
        given, places = self.rnn_arguments('static_rnn', node, args, keywords)
        cell = self.known_cell(given.get('cell'), node)
        if cell is None:
            return self.compute(node, path, list(given.values()))
        items, shape = self.listed_inputs(given, node)
        scope = self.enter_rnn(given.get('scope'), 'rnn', node)
        variables = self.build_cell(cell, node, shape)
        self.leave_scope(scope)
        made = self.rnn_node(path, node, given, places, [cell], variables.values())
        outputs = self.listed_outputs(node, made, given, items, cell_kinds.output_size(cell))
        state = self.state_of(cell, node, made, shape[0] if shape else None)
        return values.Sequence([outputs, state], mutable=False)

    _s_contrib_rnn_static_rnn = _s_nn_static_rnn

    def _s_nn_static_bidirectional_rnn(self, path, node, args, keywords):
        given, places = self.rnn_arguments('static_bidirectional_rnn', node, args, keywords)
        both = [self.known_cell(given.get(n), node) for n in ('cell_fw', 'cell_bw')]
        if None in both:
            return self.compute(node, path, list(given.values()))
        items, shape = self.listed_inputs(given, node)
        variables = self.build_both(both, node, shape, given.get('scope'))
        made = self.rnn_node(path, node, given, places, both, variables)
        sizes = [cell_kinds.output_size(cell) for cell in both]
        outputs = self.listed_outputs(node, made, given, items, _sum(sizes))
        batch = shape[0] if shape else None
        states = [self.state_of(cell, node, made, batch) for cell in both]
        return values.Sequence([outputs, *states], mutable=False)

    _s_contrib_rnn_static_bidirectional_rnn = _s_nn_static_bidirectional_rnn

    def listed_inputs(self, given, node):
        """Returns the elements of a list of inputs, and the shape of one."""
        inputs = given.get('inputs', values.Unknown())
        items = self.elements(inputs) or [inputs]
        self.check_float(items[0], given.get('dtype'), node)
        return items, static_shapes.shape_of(items[0])

    def listed_outputs(self, node, made, given, items, size):
        """Returns the list of outputs of a function that gets a list of inputs."""
        outputs = [self.part_of(node, made, 'float32') for _ in items]
        shape = static_shapes.shape_of(items[0])
        for output in outputs:
            output.node.detail['sizes'] = (shape[0], size) if shape and len(shape) == 2 else None
        is_open = self.elements(given.get('inputs', values.Unknown())) is None
        return values.Sequence(outputs, open=is_open)

    # Inputs with a time axis

    def _s_nn_dynamic_rnn(self, path, node, args, keywords):
        given, places = self.rnn_arguments('dynamic_rnn', node, args, keywords)
        cell = self.known_cell(given.get('cell'), node)
        if cell is None:
            return self.compute(node, path, list(given.values()))
        shape, batch_first = self.timed_inputs(given, node)
        scope = self.enter_rnn(given.get('scope'), 'rnn', node)
        variables = self.build_cell(cell, node, _of_one_step(batch_first))
        self.leave_scope(scope)
        layer = self.new_layer(path, scope.name, node, given, places, batch_first)
        layer.variables = {f'cell.{key}': variable for key, variable in variables.items()}
        made = self.rnn_node(path, node, given, places, [cell], variables.values())
        use = model.LayerUse(layer, node, made.node, places.get('inputs'))
        layer.uses.append(use)
        made.node.detail['layer'] = use
        outputs = self.timed_output(node, made, shape, cell_kinds.output_size(cell))
        batch = batch_first[0] if batch_first else None
        state = self.state_of(cell, node, made, batch)
        return values.Sequence([outputs, state], mutable=False)

    def _s_nn_bidirectional_dynamic_rnn(self, path, node, args, keywords):
        given, places = self.rnn_arguments('bidirectional_dynamic_rnn', node, args, keywords)
        both = [self.known_cell(given.get(n), node) for n in ('cell_fw', 'cell_bw')]
        if None in both:
            return self.compute(node, path, list(given.values()))
        shape, batch_first = self.timed_inputs(given, node)
        variables = self.build_both(both, node, _of_one_step(batch_first), given.get('scope'))
        made = self.rnn_node(path, node, given, places, both, variables)
        batch = batch_first[0] if batch_first else None
        outputs = [
            self.timed_output(node, made, shape, cell_kinds.output_size(cell)) for cell in both
        ]
        states = [self.state_of(cell, node, made, batch) for cell in both]
        pairs = [values.Sequence(held, mutable=False) for held in (outputs, states)]
        return values.Sequence(pairs, mutable=False)

    def _s_contrib_rnn_stack_bidirectional_dynamic_rnn(self, path, node, args, keywords):
        given, places = self.rnn_arguments('stack_bidirectional_dynamic_rnn', node, args, keywords)
        held = [self.elements(given.get(n, values.Unknown())) for n in ('cells_fw', 'cells_bw')]
        if None in held or len(held[0]) != len(held[1]):
            self.obstacle('recurrent', node, 'it is not known which cells are called', 'list them')
            return self.compute(node, path, list(given.values()))
        pairs = [[self.known_cell(c, node) for c in pair] for pair in zip(*held, strict=True)]
        if any(None in pair for pair in pairs):
            return self.compute(node, path, list(given.values()))
        shape, batch_first = self.timed_inputs(given, node)
        one_step, variables = _of_one_step(batch_first), []
        outer = self.enter_rnn(given.get('scope'), 'stack_bidirectional_rnn', node)
        for number, pair in enumerate(pairs):
            inner = self.enter_scope(cells.scope_of(f'cell_{number}'), node)
            variables += self.build_both(pair, node, one_step, None)
            self.leave_scope(inner)
            width = _sum([cell_kinds.output_size(cell) for cell in pair])
            one_step = (one_step[0], width) if one_step else None
        self.leave_scope(outer)
        called = [cell for pair in pairs for cell in pair]
        made = self.rnn_node(path, node, given, places, called, variables)
        outputs = self.timed_output(node, made, shape, one_step[-1] if one_step else None)
        batch = batch_first[0] if batch_first else None
        states = [
            values.Sequence([self.state_of(c, node, made, batch) for c in direction], mutable=False)
            for direction in zip(*pairs, strict=True)
        ]
        return values.Sequence([outputs, *states], mutable=False)

    def timed_inputs(self, given, node):
        """Returns the shape of inputs with a time axis, and that with the batch first."""
        inputs = given.get('inputs', values.Unknown())
        if isinstance(inputs, values.Sequence):
            self.obstacle('recurrent', node, 'the inputs of a cell are several tensors')
        self.check_float(inputs, given.get('dtype'), node)
        shape = static_shapes.shape_of(inputs)
        if shape is not None and len(shape) != 3:
            self.obstacle(
                'recurrent', node, f'the inputs of a cell have {len(shape)} axes, not three'
            )
            return None, None
        if shape_functions.plain(given.get('time_major')) and shape:
            return shape, (shape[1], shape[0], shape[2])
        return shape, shape

    def timed_output(self, node, made, shape, size):
        """Returns the output of a function whose inputs have a time axis."""
        output = self.part_of(node, made, 'float32')
        output.node.detail['sizes'] = (*shape[:2], size) if shape else None
        return output

    # Scopes

    def build_both(self, both, node, shape, scope):
        """Makes the variables of cells for both directions of time; returns them."""
        outer = self.enter_rnn(scope, 'bidirectional_rnn', node)
        found = []
        for name, cell in zip(('fw', 'bw'), both, strict=True):
            inner = self.enter_scope(cells.scope_of(name), node)
            found += self.build_cell(cell, node, shape).values()
            self.leave_scope(inner)
        self.leave_scope(outer)
        return found

    def enter_rnn(self, given, default, node):
        """Enters the scope in which a function calls a cell."""
        name = default if given is None or values.is_none(given) else values.text_of(given)
        if isinstance(given, values.Scope):
            scope = values.Scope('variable_scope', of_layer=True)
            scope.request = {'name_or_scope': given}
            return self.enter_scope(scope, node)
        if name is None:
            self.obstacle('recurrent', node, 'the scope of a cell is computed at run time')
        return self.enter_scope(cells.scope_of(name or '?'), node)

    # By hand

    def call_cell(self, cell, node, args, keywords):
        """Evaluates `output, state = cell(inputs, state)`."""
        given, places = self.rnn_arguments('call', node, args, keywords)
        inputs = given.get('inputs', values.Unknown())
        self.check_float(inputs, None, node)
        shape = static_shapes.shape_of(inputs)
        scope = given.get('scope')
        if scope is not None and not values.is_none(scope):
            self.obstacle(
                'recurrent',
                node,
                'a cell is called with a scope',
                'enter the scope around the call, or name the cell',
            )
        variables = self.build_cell(cell, node, shape)
        made = self.rnn_node('call', node, given, places, [cell], variables.values())
        output = self.part_of(node, made, 'float32')
        batch = shape[0] if shape else None
        output.node.detail['sizes'] = (batch, cell_kinds.output_size(cell)) if shape else None
        state = self.state_of(cell, node, made, batch)
        return values.Sequence([output, state], mutable=False)


def _of_one_step(batch_first):
    """Returns the shape of what a cell is called with at each step of time."""
    return (batch_first[0], batch_first[2]) if batch_first else None


def _sum(sizes):
    return None if None in sizes else sum(sizes)
