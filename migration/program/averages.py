"""What moving averages of variables add to the graph, and how the global step is read."""

import dataclasses

from migration.program import model, values


@dataclasses.dataclass(eq=False)
class Average(values.Value):
    """A `tf.train.ExponentialMovingAverage`, and the averages that it holds, by variable."""

    count: values.Value | None
    name: str
    shadows: dict = dataclasses.field(default_factory=dict)


class Averages:
    """The part of the interpreter that evaluates moving averages, and `tf.train.global_step`."""

    def _s_train_ExponentialMovingAverage(self, path, node, args, keywords):
        given = dict(zip(('decay', 'num_updates', 'zero_debias', 'name'), args, strict=False))
        given.update(keywords)
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
        made = Average(count, name)
        self.averages.append(made)
        return made

    def _on_Average(self, receiver, name, node, args, keywords, frame):
        given = args[0] if args else keywords.get('var_list', keywords.get('var'))
        if name == 'apply':
            return self.apply_average(receiver, node, given)
        if name == 'average' and isinstance(given, values.VariableValue):
            shadow = receiver.shadows.get(given.variable)
            return values.Constant(None) if shadow is None else values.VariableValue(shadow)
        if name == 'average_name' and isinstance(given, values.VariableValue):
            return values.Constant(f'{given.variable.name}/{receiver.name}')
        self.obstacle(
            'moving_average', node, f'ExponentialMovingAverage.{name} is not converted here'
        )
        return values.Unknown()

    def apply_average(self, average, node, given):
        """Adds the update of the averages of some variables."""
        variables = [
            v.variable for v in self.flat(given) or () if isinstance(v, values.VariableValue)
        ]
        if given is None or values.is_none(given):
            variables = [v for v in self.graph.variables if v.trainable is True]
        elif not variables or len(variables) != len(self.flat(given) or ()):
            self.obstacle(
                'moving_average',
                node,
                'a moving average is made of something else than variables',
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

    def _s_train_global_step(self, path, node, args, keywords):
        session = args[0] if args else keywords.get('sess')
        counter = args[1] if len(args) > 1 else keywords.get('global_step_tensor')
        places = {k.arg: k.value for k in node.keywords}
        place = node.args[1] if len(node.args) > 1 else places.get('global_step_tensor')
        held = session.session if isinstance(session, values.Session) else None
        return self.step(held, node, counter, place, None, None)
