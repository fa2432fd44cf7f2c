"""What gradients and their application add to the graph."""

import ast

from migration.program import model, values
from migration.syntax import trees

_GRADIENTS = (
    'ys',
    'xs',
    'grad_ys',
    'name',
    'colocate_gradients_with_ops',
    'gate_gradients',
    'aggregation_method',
    'stop_gradients',
    'unconnected_gradients',
)
_COMPUTE_GRADIENTS = (
    'loss',
    'var_list',
    'gate_gradients',
    'aggregation_method',
    'colocate_gradients_with_ops',
    'grad_loss',
)
# No gradient flows through these in TF 1 or TF 2, whatever they are given.
_BARRIERS = frozenset(
    {
        'stop_gradient',
        'argmax',
        'argmin',
        'arg_max',
        'arg_min',
        'equal',
        'not_equal',
        'greater',
        'greater_equal',
        'less',
        'less_equal',
        'logical_and',
        'logical_or',
        'logical_not',
        'shape',
        'size',
        'rank',
        'zeros_like',
        'ones_like',
        'Gt',
        'GtE',
        'Lt',
        'LtE',
    }
)


class Gradients:
    """The part of the interpreter that evaluates gradients."""

    def _s_gradients(self, path, node, args, keywords):
        given = _given(_GRADIENTS, args, keywords)
        unconnected = given.get('unconnected_gradients')
        if unconnected is not None and 'unconnected_gradients' in given:
            name = getattr(unconnected, 'path', '') or values.text_of(unconnected) or ''
            if not name.lower().endswith('none'):
                self.obstacle(
                    'gradients', node, 'gradients of what is not connected are not None here'
                )
        for name in ('grad_ys', 'stop_gradients'):
            if values.is_none(given.get(name)):
                del given[name]
        if 'stop_gradients' in given:
            self.obstacle(
                'stop_gradients',
                node,
                'tf.gradients(stop_gradients=...) has no equal',
                'compute with tf.stop_gradient of these tensors',
            )
        results = self.gradients(path, node, given.get('ys'), given.get('xs'), given.get('grad_ys'))
        return values.Sequence(results)

    def gradients(self, op, node, targets, sources, weights=None, optimizer=None):
        """Adds a node for the gradients of some values; returns one for each source, or None."""
        targets_held = [targets] if targets is not None else []
        ys = list(dict.fromkeys(n for v in targets_held for n in values.nodes_in(v)))
        own = values.variables_in(targets) if targets is not None else []
        if not ys and not own:
            self.obstacle('unknown_loss', node, 'what is differentiated is not known to be tensors')
        xs = self.flat(sources)
        if xs is None or not all(isinstance(x, (values.Tensor, values.VariableValue)) for x in xs):
            self.obstacle(
                'unknown_sources',
                node,
                'it is not known with respect to what this differentiates',
                'list the tensors or variables',
            )
            xs = []
        reached, seen = differentiable(ys)
        reached.update(own)
        connected = [
            x.variable in reached if isinstance(x, values.VariableValue) else x.node.id in seen
            for x in xs
        ]
        variables = [x.variable for x in xs if isinstance(x, values.VariableValue)]
        inputs = [*ys, *(x.node for x in xs if isinstance(x, values.Tensor))]
        inputs += values.nodes_in(weights) if weights is not None else []
        made = self.node(
            'gradient',
            op,
            node,
            dict.fromkeys(inputs),
            reads=tuple(dict.fromkeys([*variables, *own])),
            deferred=True,
        )
        made.detail = {
            'targets': targets,
            'of': ys,
            'sources': sources,
            'variables': variables,
            'tensors': [x.node for x in xs if isinstance(x, values.Tensor)],
            'weights': weights,
            'optimizer': optimizer,
            'level': level_of(ys) + 1,
            # Inside of a function, which the statement calls.
            'inner': self.current is None
            or not any(part is node for part in trees.walk(self.current.node)),
        }
        results = []
        for x, known in zip(xs, connected, strict=True):
            if not known:
                results.append(values.Constant(None))
                continue
            part = self.node('compute', 'gradient', node, [made], deferred=True)
            part.detail['rows'] = isinstance(x, values.VariableValue) and x.variable.gathered
            results.append(values.Tensor(part))
        return results

    def flat(self, value):
        """Returns the tensors and variables of a nested list; None where it is not known."""
        if isinstance(value, (values.Tensor, values.VariableValue)):
            return [value]
        items = self.elements(value) if isinstance(value, values.Sequence) else None
        if items is None:
            return None
        parts = [self.flat(item) for item in items]
        return None if None in parts else [x for part in parts for x in part]

    def trained(self, given, node):
        """Returns the variables that a call trains, in order, as its `var_list` says."""
        if given is None or values.is_none(given):
            return [v for v in self.graph.variables if v.trainable is not False]
        variables = values.variables_in(given)
        if not variables:
            self.obstacle('unknown_var_list', node, 'the variables to train are not known')
        return variables

    def compute_gradients(self, optimizer, node, args, keywords):
        """Evaluates `Optimizer.compute_gradients`."""
        given = _given(_COMPUTE_GRADIENTS, args, keywords)
        listed = given.get('var_list')
        tensors = values.nodes_in(listed) if listed is not None else []
        if tensors:
            self.obstacle(
                'unknown_var_list', node, 'gradients of tensors are asked of an optimizer'
            )
        sources = values.Sequence([values.VariableValue(v) for v in self.trained(listed, node)])
        weights = given.get('grad_loss')
        if values.is_none(weights or values.Constant(None)):
            weights = None
        results = self.gradients(
            'compute_gradients', node, given.get('loss'), sources, weights, optimizer
        )
        pairs = zip(results, sources.items, strict=True)
        return values.Sequence([values.Sequence(list(p), mutable=False) for p in pairs])

    def apply_gradients(self, optimizer, node, args, keywords):
        """Evaluates `Optimizer.apply_gradients`."""
        given = _given(('grads_and_vars', 'global_step', 'name'), args, keywords)
        pairs = given.get('grads_and_vars')
        rows = self.elements(pairs) if pairs is not None else None
        found, nodes = [], []
        for row in rows or ():
            pair = self.elements(row)
            if pair is None or len(pair) != 2 or not isinstance(pair[1], values.VariableValue):
                rows = None
                break
            gradient, variable = pair
            if values.is_none(gradient):
                continue
            if not isinstance(gradient, (values.Tensor, values.VariableValue)):
                rows = None
                break
            found.append((gradient, variable.variable))
        if not rows or not found:
            self.obstacle(
                'unknown_gradients',
                node,
                'it is not known which gradients are applied to which variables',
                'make the list of pairs from the results of compute_gradients or tf.gradients',
            )
        nodes = [n for gradient, _ in found for n in values.nodes_in(gradient)]
        read = [v for gradient, _ in found for v in values.variables_in(gradient)]
        made = self.training(
            optimizer, node, None, nodes, [v for _, v in found], given.get('global_step'), read
        )
        if all(isinstance(gradient, values.VariableValue) for gradient, _ in found):
            made.node.detail['gathered'] = [(g.variable, v) for g, v in found]
        made.node.detail['partial'] = len(found) < len(rows or ())
        return made

    def _s_clip_by_global_norm(self, path, node, args, keywords):
        given = _given(('t_list', 'clip_norm', 'use_norm', 'name'), args, keywords)
        clipped = self.elements(given.get('t_list', values.Unknown()))
        made = self.compute(node, path, list(given.values()))
        if clipped is None or not isinstance(made, values.Tensor) or not made.node.deferred:
            return made
        parts = [v if values.is_none(v) else self.compute(node, 'item', [made, v]) for v in clipped]
        norm = self.compute(node, 'item', [made])
        return values.Sequence([values.Sequence(parts), norm], mutable=False)


def differentiable(ys: list) -> tuple[set, set]:
    """Returns the variables and the node ids to which a gradient of some nodes may flow."""
    found = _computed_from(ys)
    passed = [n for n in found.values() if n.op.rsplit('.', 1)[-1] not in _BARRIERS]
    return {v for n in passed for v in n.reads}, set(found)


def _computed_from(nodes: list) -> dict:
    """Returns what some nodes are computed from, as far as gradients flow, by their ids."""
    found, stack = {}, list(nodes)
    while stack:
        node = stack.pop()
        if node.id in found:
            continue
        found[node.id] = node
        if node.op.rsplit('.', 1)[-1] not in _BARRIERS:
            stack += [n for n in node.inputs if n not in node.after]
    return found


def level_of(nodes: list) -> int:
    """Returns how many gradients of gradients some nodes are computed through."""
    held = [
        n for n in _computed_from(nodes).values() if n.kind == 'gradient' and not n.detail['inner']
    ]
    return max((n.detail['level'] for n in held), default=0)


def is_gradient(node: model.Node) -> bool:
    """Tells whether a node needs a tape in its own step: it differentiates a value."""
    if node.kind == 'gradient':
        return not node.detail['inner']
    return node.kind == 'minimize' and node.detail['loss'] is not None


def argument(call: ast.Call, name: str, position: int) -> ast.expr | None:
    """Returns an argument's expression by its name or position."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    return call.args[position] if position < len(call.args) else None


def _given(names: tuple, args: list, keywords: dict) -> dict:
    given = dict(zip(names, args, strict=False))
    given.update(keywords)
    return given
