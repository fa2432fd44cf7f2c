"""Metrics that count over many runs: `tf.metrics`, and the streaming metrics of `tf.contrib`.

Each gives two values: the metric of what was counted so far, and an operation that counts what a
run computes and gives the metric with it.

Sources: tensorflow/python/ops/metrics_impl.py and contrib/metrics/python/ops/metric_ops.py
(TF 1.15).
"""

import ast
import dataclasses

from migration.program import model, state, values

_REST = ('weights', 'metrics_collections', 'updates_collections', 'name')
_ERROR = ('labels', 'predictions', *_REST)
_MEAN = ('total', 'count')
# What stays in the calls of the object; everything else goes to the object.
CALLED_WITH = ('values', 'labels', 'predictions', 'normalizer', 'weights')


@dataclasses.dataclass(frozen=True)
class Kind:
    """A metric.

    Attributes:
      parameters: of the function, in order.
      variables: their names in the scope of the metric, by the attributes of the Keras metric.
      scope: its default name, where it is not that of the function.
    """

    parameters: tuple[str, ...]
    variables: dict[str, str]
    scope: str = ''


def _mean(*parameters: str, scope: str = '') -> Kind:
    return Kind(parameters, {name: name for name in _MEAN}, scope)


KINDS = {
    'accuracy': _mean(*_ERROR),
    'auc': Kind(
        (*_ERROR[:3], 'num_thresholds', *_REST[1:3], 'curve', 'name', 'summation_method',
         'thresholds'),
        {name: name for name in
         ('true_positives', 'true_negatives', 'false_positives', 'false_negatives')},
    ),
    'false_negatives': Kind(_ERROR, {'accumulator': 'count'}),
    'false_positives': Kind(_ERROR, {'accumulator': 'count'}),
    'mean': _mean('values', *_REST),
    'mean_absolute_error': _mean(*_ERROR),
    'mean_relative_error': _mean('labels', 'predictions', 'normalizer', *_REST),
    'mean_squared_error': _mean(*_ERROR),
    'percentage_below': _mean('values', 'threshold', *_REST, scope='percentage_below_threshold'),
    'precision': Kind(
        _ERROR,
        {'true_positives': 'true_positives/count', 'false_positives': 'false_positives/count'},
    ),
    'recall': Kind(
        _ERROR,
        {'true_positives': 'true_positives/count', 'false_negatives': 'false_negatives/count'},
    ),
    'root_mean_squared_error': _mean(*_ERROR),
    'true_negatives': Kind(_ERROR, {'accumulator': 'count'}),
    'true_positives': Kind(_ERROR, {'accumulator': 'count'}),
}  # fmt: skip
_PREFIXES = ('metrics.', 'contrib.metrics.streaming_', 'contrib.slim.metrics.streaming_')


def name_of(path: str) -> str:
    """Returns which metric a symbol is; '' for none that is known."""
    for prefix in _PREFIXES:
        if path.startswith(prefix) and path.removeprefix(prefix) in KINDS:
            return path.removeprefix(prefix)
    return ''


def parameters(path: str) -> tuple[str, ...]:
    """Returns the parameters of a metric; those of `tf.contrib` begin with the predictions."""
    names = KINDS[name_of(path)].parameters
    if path.startswith('metrics.') or names[0] != 'labels':
        return names
    return ('predictions', 'labels', *names[2:])


def is_metric(thing) -> bool:
    """Tells whether a layer or cell, which has variables and calls, is a metric."""
    return isinstance(thing, model.Layer) and bool(name_of(thing.core))


def is_alike(variable: model.Variable) -> bool:
    """Tells whether the variable of a Keras layer or metric has the shape of that of TF 1.

    Keras counts positives and negatives in lists, one entry for each threshold.
    """
    if not is_metric(variable.layer):
        return True
    return KINDS[name_of(variable.layer.core)].variables.keys() == set(_MEAN)


class Metrics:
    """The part of the interpreter that evaluates metrics."""

    def _k_metric(self, path, node, args, keywords):
        name = name_of(path)
        if not name:
            return self.unknown_symbol(path, node, args, keywords)
        given, places = self.given_to_layer(parameters(path), node, args, keywords)
        collected = [given.get(n) for n in _REST[1:3]] if given is not None else [None]
        if given is None or any(v is not None and not values.is_none(v) for v in collected):
            self.obstacle(
                'metric',
                node,
                f'starred arguments or collections of tf.{path} are not converted',
                'write its arguments one by one, and keep what it gives by names',
            )
            return values.Sequence([self.compute(node, path, args) for _ in range(2)])
        scope = values.Scope('variable_scope', of_layer=True)
        scope.request = {
            'name_or_scope': given.get('name', values.Constant(None)),
            'default_name': values.Constant(KINDS[name].scope or name),
        }
        entered = self.enter_scope(scope, node)
        layer = self.new_layer(path, self.graph.variable_scope.name, node, given, places, None)
        layer.requested = values.text_of(given.get('name')) or ''
        self._count_in(layer, node, name)
        self.leave_scope(entered)
        return self._counted(layer, node, given, places)

    def _count_in(self, layer, node, name):
        """Makes the variables of a metric, which are local ones."""
        local = values.Sequence([values.Constant('local_variables')])
        for attribute, scoped in KINDS[name].variables.items():
            asked = {
                'trainable': values.Constant(False),
                'collections': local,
                'initializer': values.Initializer('zeros_initializer'),
            }
            variable, _ = self.variable_named(node, scoped, asked)
            variable.layer, variable.attribute = layer, attribute
            layer.variables[attribute] = variable

    def _counted(self, layer, node, given, places):
        """Returns what a metric gives: its value, and the operation that counts more."""
        held = [values.VariableValue(v) for v in layer.variables.values()]
        value = self.compute(node, f'{layer.symbol}.value', held)
        taken = [v for name, v in given.items() if name in CALLED_WITH]
        update = self.compute(
            node,
            layer.symbol,
            [*taken, *held],
            kind='effect',
            writes=tuple(layer.variables.values()),
        )
        for made in (value, update):
            made.node.dtype, made.node.detail['sizes'] = 'float32', ()
        kept = [places.get(name) for name in CALLED_WITH]
        use = model.LayerUse(layer, node, update.node, None)
        use.kept = [place for place in kept if isinstance(place, ast.expr)]
        update.node.detail['metric'], value.node.detail['metric'] = use, use
        layer.uses.append(use)
        return values.Sequence([value, update], mutable=False)


class MetricStatements:
    """The part of the structure that takes what metrics give apart.

    Attributes:
      metric_values: by the ids of calls, the expressions that stand for the values of metrics.
    """

    def split_metric(self, statement: state.Statement) -> list[state.Statement]:
        """Takes `value` out of `value, update = tf.metrics.mean(x)`; returns its statement."""
        self._leave_update_out(statement)
        node = statement.node
        targets = pair_of(node)
        if not targets or len(statement.binds) != 2:
            return []
        pair = [n for n in statement.nodes if 'metric' in n.detail and n.site is node.value]
        if len(pair) != 2:
            return []
        call = node.value
        read = ast.copy_location(ast.Constant(None), call)  # It reads no names of the program.
        made = ast.copy_location(ast.Assign([targets[0]], read), node)
        for part in (read, made):
            part.module_name = getattr(call, 'module_name', '')
        part = state.Statement(made, statement.withs, -1, statement.region, graph=statement.graph)
        part.moment = statement.moment
        binding = next(b for b in statement.binds if b.target is targets[0])
        statement.binds.remove(binding)
        part.binds.append(binding)
        binding.statement = pair[0].statement = part
        statement.nodes.remove(pair[0])
        part.nodes.append(pair[0])
        pair[0].detail['metric'].layer.statement = part  # The first of the two makes it.
        self.split[id(read)] = binding
        self.metric_values[id(call)] = read
        return [part]

    def _leave_update_out(self, statement: state.Statement) -> None:
        """Lets `tf.metrics.mean(x)[0]` be nothing but a value."""
        for update in [n for n in statement.nodes if n.kind == 'effect' and 'metric' in n.detail]:
            if place_of(self.parents.get(id(update.site))) == 0:
                statement.nodes.remove(update)


def pair_of(node: ast.stmt) -> list[ast.expr]:
    """Returns the two targets to which a statement assigns what a call gives."""
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
        return []
    target = node.targets[0]
    both = isinstance(target, (ast.Tuple, ast.List)) and len(target.elts) == 2
    if len(node.targets) > 1 or not both:
        return []
    named = all(isinstance(e, (ast.Name, ast.Attribute)) for e in target.elts)
    return target.elts if named else []


def place_of(node: ast.AST | None) -> int | None:
    """Returns which of the two an expression takes; None where it takes another thing."""
    if not isinstance(node, ast.Subscript):
        return None
    index = node.slice
    if isinstance(index, ast.UnaryOp) and isinstance(index.op, ast.USub):
        return {1: 1, 2: 0}.get(getattr(index.operand, 'value', None))
    return index.value if isinstance(index, ast.Constant) and index.value in (0, 1) else None
