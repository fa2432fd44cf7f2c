"""What moving averages add to the graph, and how the global step is read."""

import contextlib
import dataclasses

from migration.program import model, static_shapes, values

_PARAMETERS = ('decay', 'num_updates', 'zero_debias', 'name')


@dataclasses.dataclass(eq=False)
class Average(values.Cell):
    """A `tf.train.ExponentialMovingAverage`.

    It holds averages of variables, or of tensors: then it is an object that makes its variables
    when it is first called, as a cell is.

    Attributes:
      count: what slows the averages down at the beginning, or None.
      name: the name that TF 1 gives to averages.
      shadows: the averages, by the variable.
      tensors: the nodes of the tensors, in order.
      is_built: whether the averages of tensors are made with the object, of sizes that are known.
      around: what was being executed when it was made.
    """

    count: values.Value | None = None
    name: str = ''
    shadows: dict = dataclasses.field(default_factory=dict)
    tensors: list = dataclasses.field(default_factory=list)
    is_built: bool = False
    around: tuple = ()

    def key(self, place: int) -> str:
        """Returns the attribute that holds the average of a tensor."""
        return f'averages[{place}]' if self.is_built else f'average_{place}'


class Averages:
    """The part of the interpreter that evaluates moving averages, and `tf.train.global_step`.

    Attributes:
      average_reads: the calls that ask for the average of a tensor, with its place, by their ids.
    """

    def start_averages(self):
        """Starts with nothing noted."""
        self.averages: list[Average] = []
        self.average_reads: dict[int, tuple] = {}

    def _s_train_ExponentialMovingAverage(self, path, node, args, keywords):
        given, places = self.given_to_layer(_PARAMETERS, node, args, keywords)
        given, places = given or {}, places or {}
        count = given.get('num_updates')
        deferred = [v for v in given.values() if values.is_deferred(v)]
        debias = given.get('zero_debias')
        if deferred or (debias is not None and getattr(debias, 'value', True)):
            self.obstacle(
                'moving_average',
                node,
                'the decay of a moving average is a value of the graph, or it starts at zero',
                'make the decay a number, and num_updates a variable',
            )
        name = values.text_of(given.get('name')) or 'ExponentialMovingAverage'
        made = Average('ExponentialMovingAverage', node, self.current, given, places)
        made.count, made.name, made.calls = count, name, tuple(self.call_sites)
        made.around = (self.current, list(self.path), list(self.trail), list(self.call_sites))
        self.averages.append(made)
        return made

    def _on_Average(self, receiver, name, node, args, keywords, frame):
        given = args[0] if args else keywords.get('var_list', keywords.get('var'))
        if name == 'apply':
            return self.apply_average(receiver, node, given)
        if name == 'average' and isinstance(given, values.VariableValue):
            shadow = receiver.shadows.get(given.variable)
            return values.Constant(None) if shadow is None else values.VariableValue(shadow)
        if name == 'average' and isinstance(given, values.Tensor) and receiver.tensors:
            return self.average_of(receiver, node, given)
        if name == 'average_name' and isinstance(given, values.VariableValue):
            return values.Constant(f'{given.variable.name}/{receiver.name}')
        early = name == 'average' and isinstance(given, values.Tensor)
        reason = 'the average is asked for before it is made, which gives None'
        self.obstacle(
            'moving_average',
            node,
            reason if early else f'ExponentialMovingAverage.{name} is not converted here',
            *(['call apply before'] if early else []),
        )
        return values.Unknown()

    def apply_average(self, average, node, given):
        """Adds the update of the averages of some variables."""
        items = self.flat(given) or ()
        if items and all(isinstance(v, values.Tensor) for v in items):
            return self.apply_to_tensors(average, node, [v.node for v in items])
        variables = [v.variable for v in items if isinstance(v, values.VariableValue)]
        if given is None or values.is_none(given):
            variables = [v for v in self.graph.variables if v.trainable is True]
        elif not variables or len(variables) != len(items):
            self.obstacle(
                'moving_average',
                node,
                'it is not known what moving averages are made of, or variables and tensors both',
                'keep the average in a variable, and assign to it',
            )
        for variable in variables:
            if variable not in average.shadows:
                full = self.graph.unique(f'{variable.name}/{average.name}')
                shadow = model.Variable(
                    full, node, tuple(self.path), False, variable.shape, variable.dtype
                )
                shadow.statement = self.current
                average.shadows[variable] = shadow
                shadow.graph = self.graph.key
                self.program.variables.append(shadow)
                self.graph.variables.append(shadow)
        made = self.node(
            'effect',
            'train.ExponentialMovingAverage.apply',
            node,
            reads=tuple(dict.fromkeys([*variables, *values.variables_in(average.count or given)])),
            writes=tuple(average.shadows[v] for v in variables),
            deferred=True,
        )
        made.detail = {'average': average, 'variables': variables, 'listed': given is not None}
        return values.Tensor(made)

    def apply_to_tensors(self, average, node, tensors):
        """Adds the update of the averages of some tensors, which begin at zero."""
        if average.tensors or average.shadows or average.count is not None:
            self.obstacle(
                'moving_average',
                node,
                'one object averages tensors again, or slows their averages down',
                'make an object of its own for each list of tensors',
            )
        if not average.tensors:
            average.tensors, average.variables = tensors, {}
            self.cells.append(average)
        shapes = [static_shapes.shape_of(values.Tensor(tensor)) for tensor in tensors]
        known = all(s is not None and None not in s for s in shapes)
        average.is_built = known and all(t.dtype for t in tensors) and not average.calls
        with self.as_made(average):
            for number, (tensor, shape) in enumerate(zip(tensors, shapes, strict=True)):
                made = self.make_variable(
                    average.site,
                    self.graph.unique(f'{tensor.name or "tensor"}/{average.name}'),
                    [],
                    {'trainable': values.Constant(False)},
                )
                if shape is not None and None in shape:
                    self.obstacle(
                        'moving_average',
                        node,
                        'a tensor of which averages are kept differs in size',
                        'average what has one size in all runs',
                    )
                variable = made.variable
                variable.shape = '' if shape is None else static_shapes.text(shape)
                variable.dtype = tensor.dtype
                variable.drawn = False
                variable.layer = average
                average.variables[average.key(number)] = variable
        held = list(average.variables.values())
        made = self.node(
            'effect',
            'train.ExponentialMovingAverage.apply',
            node,
            inputs=tensors,
            writes=tuple(held),
            deferred=True,
        )
        made.detail['averaged'] = average
        return values.Tensor(made)

    @contextlib.contextmanager
    def as_made(self, average):
        """Lets variables be made where their object was."""
        held = self.current, self.path, self.trail, self.call_sites
        self.current, self.path, self.trail, self.call_sites = average.around
        yield
        self.current, self.path, self.trail, self.call_sites = held

    def average_of(self, average, node, tensor):
        """Returns the average of a tensor."""
        places = [i for i, held in enumerate(average.tensors) if held is tensor.node]
        known = self.average_reads.setdefault(id(node), (node, average, *places))
        same = known[2:] == tuple(places) and known[1].is_built == average.is_built
        if len(places) != 1 or not same:
            self.obstacle(
                'moving_average',
                node,
                'it is not known which average is meant',
                'ask for the average of what was averaged, by the same name',
            )
            return values.Unknown()
        made = values.VariableValue(average.variables[average.key(places[0])])
        if average.is_built:
            self.fold(node, made)
        return made

    def _s_train_global_step(self, path, node, args, keywords):
        session = args[0] if args else keywords.get('sess')
        counter = args[1] if len(args) > 1 else keywords.get('global_step_tensor')
        places = {k.arg: k.value for k in node.keywords}
        place = node.args[1] if len(node.args) > 1 else places.get('global_step_tensor')
        held = session.session if isinstance(session, values.Session) else None
        return self.step(held, node, counter, place, None, None)
