"""What cells of recurrent networks add to the graph: variables in the scope of their first call.

Sources: tensorflow/python/ops/{rnn_cell_impl,rnn_cell_wrapper_impl}.py of TF 1.15.
"""

import dataclasses

from migration.program import cell_kinds, shape_functions, values

# What switches a variable on, and is off where the program says nothing.
_SWITCHES = {'use_peepholes': values.Constant(False)}


class Cells:
    """The part of the interpreter that makes cells.

    Attributes:
      cells: all cells, in the order of their making.
      state_parts: attributes of states, with the places of what they mean.
      state_tuples: the calls that make states of LSTM cells.
      zero_states: the calls that make states of zeros.
    """

    def start_cells(self):
        """Prepares an execution."""
        self.cells: list[values.Cell] = []
        self.state_parts: dict[int, tuple] = {}
        self.state_tuples: list = []
        self.zero_states: list = []

    def make_cell(self, path, node, args, keywords):
        """Evaluates the call of a class of cells."""
        name = cell_kinds.class_of(path)
        kind = cell_kinds.KINDS[name]
        given, places = self.given_to_layer(kind.parameters, node, args, keywords)
        if given is None:
            self.obstacle(
                'recurrent', node, f'starred arguments of tf.{path} hide which ones are given'
            )
            return values.Unknown()
        for parameter, harmless in kind.refused.items():
            value = given.get(parameter)
            known = isinstance(value, values.Constant) and value.value in harmless
            if value is not None and not known:
                self.obstacle(
                    'recurrent',
                    node,
                    f'tf.{path}({parameter}=...) is not converted',
                    'leave this setting out, or write the cell by hand',
                )
        cell = values.Cell(name, node, self.current, given, places)
        cell.calls = tuple(self.call_sites)
        self.check_cell(cell, node)
        if kind.inner == 'cells':
            held = self.elements(given.get('cells', values.Unknown()))
            cell.inner = [c for c in held or () if isinstance(c, values.Cell)]
            if held is None or len(cell.inner) != len(held) or not held:
                self.obstacle(
                    'recurrent', node, 'it is not known which cells are stacked', 'list them'
                )
        elif kind.inner:
            inner = given.get(kind.inner)
            cell.inner = [inner] if isinstance(inner, values.Cell) else []
            if not cell.inner:
                self.obstacle('recurrent', node, 'the cell that is wrapped is not known')
        self.cells.append(cell)
        return self.own(cell)

    def check_cell(self, cell, node):
        """Refuses a cell of which it is not known what its state is made of."""
        form = cell.given.get('state_is_tuple')
        if form is not None and not isinstance(form, values.Constant):
            self.obstacle(
                'recurrent',
                node,
                'it is not known whether the state of this cell is a tuple',
                'give state_is_tuple as True or False',
            )

    def check_float(self, inputs, dtype, node):
        """Refuses cells that compute with other numbers than float32."""
        name = self.dtype_of(inputs)
        if not name.startswith(('float', 'bfloat')):
            name = self.named_dtype(dtype) if dtype is not None else ''
        if name != 'float32':
            self.obstacle(
                'recurrent',
                node,
                f'this cell computes with {name or "numbers of a type that is not known"}',
                'let it compute with tf.float32',
            )

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
        own = None if values.is_deferred(cell) else site
        kind = cell_kinds.KINDS[cell.kind]
        if kind.inner == 'cells':
            outer = self.enter_scope(scope_of('multi_rnn_cell', is_default=True), node)
            for number, inner in enumerate(cell.inner):
                scope = self.enter_scope(scope_of(f'cell_{number}'), node)
                for path, variable in self.build_cell(inner, node, shape, own).items():
                    found[f'cells[{number}].{path}'] = variable
                self.leave_scope(scope)
                shape = None if shape is None else (*shape[:-1], cell_kinds.output_size(inner))
            self.leave_scope(outer)
            return found
        if kind.inner:
            inner = cell.inner[0] if cell.inner else None
            held = self.build_cell(inner, node, shape, own) if inner is not None else {}
            return {f'cell.{path}': variable for path, variable in held.items()}
        return self.own_variables(cell, kind.variables, node, shape, site)

    def own_variables(self, cell, kind, node, shape, site):
        """Makes the variables that belong to a cell itself; returns them by their attributes."""
        given = {**_SWITCHES, **cell.given}
        projected = given.get('num_proj')
        given['has_projection'] = values.Constant(
            projected is not None and not values.is_none(projected)
        )
        if 'initializer' in given:
            given['kernel_initializer'] = given['initializer']
        name = given.pop('name', None)
        if name is not None and not values.is_none(name):
            # The scope of a cell is numbered where its name is taken, whoever chose the name.
            kind = dataclasses.replace(kind, scope=values.text_of(name) or '?')
            if values.text_of(name) is None:
                self.keep_back(
                    'dynamic_scope_name', node, 'the name of a cell is computed at run time'
                )
        layers = len(self.program.layers)
        layer = self.layer_of(f'nn.rnn_cell.{cell.kind}', site, kind, given, cell.places, shape)
        del self.program.layers[layers:]  # The cell holds them.
        for variable in layer.variables.values():
            variable.layer = cell
        return dict(layer.variables)

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

    # States

    def state_of(self, cell, node, made, batch):
        """Returns the state that a cell leaves, as parts of what a node computes."""

        def part(size):
            found = self.part_of(node, made, 'float32')
            found.node.detail['sizes'] = (batch, size)
            return found

        return cell_kinds.state_of(cell, part)

    def part_of(self, node, made, dtype=''):
        """Returns a part of what a node computes."""
        part = self.compute(node, 'item', [made])
        part.node.dtype = dtype
        return part

    def _a_Cell(self, base, name, node):
        if name == 'state_size':
            return cell_kinds.state_of(base, _number)
        if name == 'output_size':
            return _number(cell_kinds.output_size(base))
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
            size = args[0] if args else keywords.get('batch_size')
            batch = shape_functions.plain(size)
            state = self.state_of(receiver, node, made, batch)
            if isinstance(state, values.Sequence):
                state.node = made.node  # A run may feed all of it under its one name.
                return state
            made.node.detail['sizes'] = state.node.detail['sizes']
            return made
        self.obstacle('recurrent', node, f'`{name}` of a cell is not understood')
        return values.Unknown()


def scope_of(name: str, is_default: bool = False) -> values.Scope:
    """Returns a variable scope that TensorFlow's own code enters.

    Args:
      name: its name.
      is_default: whether it is numbered where that name is taken.
    """
    scope = values.Scope('variable_scope', of_layer=True)
    scope.request = {'name_or_scope': values.Constant(None if is_default else name)}
    if is_default:
        scope.request['default_name'] = values.Constant(name)
    return scope


def _number(size: int | None) -> values.Value:
    return values.Scalar() if size is None else values.Constant(size)
