"""Writes the functions of `tf.losses` as what they compute.

## Why

`tf.losses.mean_squared_error` is divided by the number of weights that are not zero, casts its
arguments to float32, and puts itself into a collection from which `tf.losses.get_total_loss` takes
it. The classes of the same names in Keras divide by the batch size, and there are no collections.

## Needs

Which arguments are given, and how the loss is reduced.

## Refuses

`mean_pairwise_squared_error`; losses that are chosen by their scopes; labels of which it is not
known whether they have a last axis of size 1, which TF 1 drops, where the logits have no name.

## References

tensorflow/python/ops/losses/losses_impl.py (TF 1.15).
"""

import ast
from collections.abc import Callable, Iterator

from migration.program import model, static_shapes, values
from migration.program import unit as units
from migration.rules.tables import templates
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'losses'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each loss."""
    seen = set()
    for node in unit.program.nodes:
        if 'loss_call' not in node.detail or id(node.site) in seen:
            continue
        seen.add(id(node.site))
        given = node.detail['loss_call'][0]
        mean = ''
        if _weight(given) is None:
            mean = templates.define(unit, NAME, 'weighted_mean', node.site)
        yield Rewrite(node.site, lambda r, n=node, m=mean: _Loss(unit, n, m, r).text(), NAME)


def _weight(given: dict) -> float | None:
    """Returns the weight of a loss; None where it is not one number that is known."""
    weights = given.get('weights')
    if weights is None:
        return 1.0
    known = isinstance(weights, values.Constant) and isinstance(weights.value, (int, float))
    return float(weights.value) if known else None


class _Loss:
    """One call of a loss, to be written."""

    def __init__(self, unit: units.Unit, node: model.Node, mean: str, renderer: Renderer):
        self.unit = unit
        self.node = node
        self.mean = mean
        self.renderer = renderer
        self.tf = unit.tensorflow
        self.given, self.places, self.reduction = node.detail['loss_call']

    def text(self) -> str:
        """Returns the expression of the loss."""
        kind = self.node.op.rsplit('.', 1)[-1]
        find: Callable[[], str] = getattr(self, f'_{kind}')
        losses, weight = find(), _weight(self.given)
        factor = '' if weight in (None, 1) else f'{self.renderer.text(self.places["weights"])} * '
        around = self.unit.parent(self.node.site)
        brackets = factor and isinstance(around, (ast.BinOp, ast.UnaryOp))
        text = self._broken(*self._reduction(losses, weight), factor)
        return f'({text})' if brackets else text

    def _reduction(self, losses: str, weight: float | None) -> tuple[str, list[str]]:
        """Returns the function that reduces losses, and its arguments; '' for none."""
        if weight is None:
            if self.reduction != 'SUM_BY_NONZERO_WEIGHTS':
                self.unit.obstacle(
                    NAME,
                    self.node.site,
                    f'a loss with weights is reduced by {self.reduction}',
                    'write its sum out',
                )
            return self.mean, [losses, self.renderer.text(self.places['weights'])]
        reduce = {'NONE': '', 'SUM': 'sum'}.get(self.reduction, 'mean')
        if not reduce or self.node.op.endswith('huber_loss'):
            return '', [losses]
        return f'{self.tf}.reduce_{reduce}', [losses]

    def _broken(self, function: str, arguments: list[str], factor: str) -> str:
        """Returns a call, over several lines where it is too long for one."""
        if not function:
            return factor + arguments[0]
        text = f'{factor}{function}({", ".join(arguments)})'
        statement = self.unit.statement_of(self.node.site)
        around = self.unit.source.text.count('\n', *self.unit.source.span(statement))
        column = self.node.site.col_offset
        if isinstance(statement, ast.Expr):
            column += len(f'{self.node.name} = ')  # It gets a name.
        if around or len(text) + column < 92:
            return text
        indent = '\n' + ' ' * (statement.col_offset + 4)
        arguments = [self._parted(argument, f'{indent}    ') for argument in arguments]
        return f'{factor}{function}({indent}' + f',{indent}'.join(arguments) + ')'

    def _parted(self, text: str, indent: str) -> str:
        """Returns a call with labels and logits, one below the other where they are too long."""
        function, first, labels = text.partition('(labels=')
        labels, last, logits = labels.rpartition(', logits=')
        if '\n' in text or not first or not last or len(indent + text) < 98:
            return text
        return f'{function}({indent}labels={labels},{indent}logits={logits}'

    # Arguments

    def _float(self, name: str) -> str:
        """Returns an argument as float32."""
        text = self.renderer.text(self.places[name])
        if self.unit.run.dtype_of(self.given[name]) == 'float32':
            return text
        return f'{self.tf}.cast({text}, {self.tf}.float32)'

    def _operand(self, name: str) -> str:
        """Returns an argument as float32, as an operand."""
        if self.unit.run.dtype_of(self.given[name]) == 'float32':
            return self.renderer.operand(self.places[name])
        return self._float(name)

    def _labels(self, name: str) -> str:
        """Returns labels of the type of the logits."""
        text = self.renderer.text(self.places[name])
        dtypes = [self.unit.run.dtype_of(self.given[n]) for n in (name, 'logits')]
        if dtypes[0] and dtypes[0] == dtypes[1]:
            return text
        if dtypes[1]:
            return f'{self.tf}.cast({text}, {self.tf}.{dtypes[1]})'
        logits = self.renderer.operand(self.places['logits'])
        return f'{self.tf}.cast({text}, {logits}.dtype)'

    def _smoothing(self) -> str:
        """Returns how much labels are smoothed; '' for not at all."""
        value = self.given.get('label_smoothing')
        if value is None or (isinstance(value, values.Constant) and value.value == 0):
            return ''
        return self._plain('label_smoothing')

    def _plain(self, name: str) -> str:
        """Returns a number, or another argument in brackets where it needs them."""
        place = self.places[name]
        known = isinstance(place, ast.Constant)
        return self.renderer.text(place) if known else self.renderer.operand(place)

    # Losses

    def _compute_weighted_loss(self) -> str:
        if self.unit.run.dtype_of(self.given['losses']) not in ('float32', 'float64'):
            return self._float('losses')
        return self.renderer.text(self.places['losses'])

    def _absolute_difference(self) -> str:
        return f'{self.tf}.abs({self._operand("predictions")} - {self._operand("labels")})'

    def _mean_squared_error(self) -> str:
        first, second = self._float('predictions'), self._float('labels')
        return f'{self.tf}.math.squared_difference({first}, {second})'

    def _huber_loss(self) -> str:
        delta = f'delta={self._plain("delta")}' if 'delta' in self.places else ''
        if self.mean or self.reduction != 'SUM_BY_NONZERO_WEIGHTS':
            self.unit.obstacle(
                NAME, self.node.site, 'a Huber loss has weights or another reduction than the mean'
            )
        first, second = self._float('labels'), self._float('predictions')
        return f'{self.tf}.keras.losses.Huber({delta})({first}, {second})'

    def _hinge_loss(self) -> str:
        return (
            f'{self.tf}.nn.relu(1 - (2 * {self._operand("labels")} - 1) * '
            f'{self._operand("logits")})'
        )

    def _log_loss(self) -> str:
        epsilon = self._plain('epsilon') if 'epsilon' in self.places else '1e-7'
        labels, predictions = self._operand('labels'), self._operand('predictions')
        log = f'{self.tf}.math.log'
        return (
            f'-{labels} * {log}({predictions} + {epsilon}) - '
            f'(1 - {labels}) * {log}(1 - {predictions} + {epsilon})'
        )

    def _cosine_distance(self) -> str:
        axis = self.places.get('axis', self.places.get('dim'))
        if axis is None:
            self.unit.obstacle(NAME, self.node.site, 'the axis of a cosine distance is not given')
            return ''
        product = f'{self._operand("predictions")} * {self._operand("labels")}'
        return (
            f'1 - {self.tf}.reduce_sum({product}, axis={self.renderer.text(axis)}, keepdims=True)'
        )

    def _sigmoid_cross_entropy(self) -> str:
        labels, smoothing = self._labels('multi_class_labels'), self._smoothing()
        if smoothing:
            labels = f'{labels} * (1 - {smoothing}) + 0.5 * {smoothing}'
        logits = self.renderer.text(self.places['logits'])
        return f'{self.tf}.nn.sigmoid_cross_entropy_with_logits(labels={labels}, logits={logits})'

    def _softmax_cross_entropy(self) -> str:
        labels, smoothing = self._labels('onehot_labels'), self._smoothing()
        if smoothing:
            shape = static_shapes.shape_of(self.given['onehot_labels'])
            classes = shape[-1] if shape else None
            classes = classes or f'{self.renderer.operand(self.places["onehot_labels"])}.shape[-1]'
            labels = f'{labels} * (1 - {smoothing}) + {smoothing} / {classes}'
        if not units.gradient_free(self.given['onehot_labels']):
            labels = f'{self.tf}.stop_gradient({labels})'
        logits = self.renderer.text(self.places['logits'])
        return f'{self.tf}.nn.softmax_cross_entropy_with_logits(labels={labels}, logits={logits})'

    def _sparse_softmax_cross_entropy(self) -> str:
        labels = self._class_labels()
        logits = self.renderer.text(self.places['logits'])
        function = f'{self.tf}.nn.sparse_softmax_cross_entropy_with_logits'
        return f'{function}(labels={labels}, logits={logits})'

    def _class_labels(self) -> str:
        """Returns labels without a last axis of size 1, which TF 1 drops."""
        text = self.renderer.text(self.places['labels'])
        labels, logits = [static_shapes.shape_of(self.given[name]) for name in ('labels', 'logits')]
        if labels is not None and (len(labels) == 1 or logits is not None):
            same = logits is not None and len(labels) == len(logits)
            return f'{self.tf}.squeeze({text}, -1)' if same else text
        place = self.places['logits']
        if logits is not None and len(logits) == 2:
            sizes = '[-1]'
        elif isinstance(place, (ast.Name, ast.Attribute)):
            sizes = f'{self.tf}.shape({self.renderer.text(place)})[:-1]'
        else:
            sizes = ''
            self.unit.obstacle(
                NAME,
                self.node.site,
                'it is not known whether the labels have a last axis of size 1, which TF 1 drops',
                'give the placeholder of the labels a shape',
            )
        return f'{self.tf}.reshape({text}, {sizes})'
