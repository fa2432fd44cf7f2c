"""Makes a Keras optimizer of a `tf.train.Optimizer`, with TF 1's defaults.

## Why

Keras optimizers have other defaults: Adam's epsilon is 1e-7, not 1e-8, and a loss curve drifts
apart. The arguments that make the update equal are written out.

## Needs

The learning rate as a Python value.

## Refuses

Momentum at a learning rate that changes (TF 1 multiplies by the rate when it applies, Keras
when it accumulates); the optimizers without an exact Keras form.

## References

tensorflow/python/training/*.py of TF 1.15; keras/src/optimizers of Keras 3. The update rules
were compared over six steps: SGD, Adam, Adagrad, Adadelta, Ftrl and Momentum at a constant
rate agree to 1e-6.
"""

import ast
from collections.abc import Iterator

from migration.program import model, values
from migration.program import unit as units
from migration.rules.tables import symbols
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'optimizer'

# TF1's parameters in order, Keras's names for them, and TF1's defaults where Keras has others.
_OPTIMIZERS = {
    'train.GradientDescentOptimizer': ('SGD', {'learning_rate': 'learning_rate'}, {}),
    'train.AdamOptimizer': (
        'Adam',
        {
            'learning_rate': 'learning_rate',
            'beta1': 'beta_1',
            'beta2': 'beta_2',
            'epsilon': 'epsilon',
        },
        {'epsilon': '1e-8'},
    ),
    'train.AdagradOptimizer': (
        'Adagrad',
        {
            'learning_rate': 'learning_rate',
            'initial_accumulator_value': 'initial_accumulator_value',
        },
        {'epsilon': '0.0'},
    ),
    'train.AdadeltaOptimizer': (
        'Adadelta',
        {'learning_rate': 'learning_rate', 'rho': 'rho', 'epsilon': 'epsilon'},
        {'epsilon': '1e-8'},
    ),
    'train.MomentumOptimizer': (
        'SGD',
        {
            'learning_rate': 'learning_rate',
            'momentum': 'momentum',
            'use_locking': '',
            'name': '',
            'use_nesterov': 'nesterov',
        },
        {},
    ),
    'train.RMSPropOptimizer': (
        'RMSprop',
        {
            'learning_rate': 'learning_rate',
            'decay': 'rho',
            'momentum': 'momentum',
            'epsilon': 'epsilon',
            'use_locking': '',
            'centered': 'centered',
        },
        {'epsilon': '1e-10'},
    ),
    'train.FtrlOptimizer': (
        'Ftrl',
        {
            'learning_rate': 'learning_rate',
            'learning_rate_power': 'learning_rate_power',
            'initial_accumulator_value': 'initial_accumulator_value',
            'l1_regularization_strength': 'l1_regularization_strength',
            'l2_regularization_strength': 'l2_regularization_strength',
        },
        {},
    ),
}
_IGNORED = frozenset({'use_locking', 'name'})


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each call that makes an optimizer."""
    for optimizer in unit.program.optimizers:
        if not optimizer.trains:
            continue
        if optimizer.path:
            unit.obstacle(NAME, optimizer.site, 'an optimizer is made inside of a function')
            continue
        if optimizer.symbol not in _OPTIMIZERS:
            row = symbols.lookup(optimizer.symbol)
            unit.obstacle(
                NAME,
                optimizer.site,
                f'tf.{optimizer.symbol}: {(row and row.note) or "not converted yet"}',
            )
            continue
        follows = [v for v in optimizer.held if unit.structure.is_schedule(v)]
        if follows and optimizer.symbol == 'train.MomentumOptimizer':
            unit.obstacle(
                NAME,
                optimizer.site,
                'Keras has no momentum that equals TF 1 at a learning rate that changes',
                'write the update by hand with tf.raw_ops.ResourceApplyMomentum',
            )
            continue
        if any(
            not unit.structure.is_schedule(value)
            and (values.variables_in(value) or any(n.deferred for n in values.nodes_in(value)))
            for value in optimizer.held
        ) or any(
            variable not in unit.structure.counters
            or unit.structure.counters[variable] is not optimizer
            for value in follows
            for variable in value.node.reads
        ):
            unit.obstacle(
                'changing_learning_rate',
                optimizer.site,
                'a setting of the optimizer is a value of the graph',
                'schedules and fed learning rates are not converted yet',
            )
            continue
        if optimizer.symbol == 'train.RMSPropOptimizer' and unit.target != '2.21':
            unit.obstacle(
                NAME, optimizer.site, 'RMSProp starts otherwise in Keras 2', 'convert to 2.21'
            )
        yield Rewrite(optimizer.site, lambda r, o=optimizer: _expression(unit, o, r), NAME)


def _expression(unit: units.Unit, optimizer: model.Optimizer, renderer: Renderer) -> str:
    keras, parameters, defaults = _OPTIMIZERS[optimizer.symbol]
    call = optimizer.site
    parts, given = [], set()
    for (old, new), argument in zip(parameters.items(), call.args, strict=False):
        if new:
            parts.append((new, _number(new, argument, optimizer, renderer), True))
            given.add(new)
        del old
    for keyword in call.keywords:
        new = parameters.get(keyword.arg, '')
        if new:
            parts.append((new, _number(new, keyword.value, optimizer, renderer), False))
            given.add(new)
        elif keyword.arg not in _IGNORED:
            unit.obstacle(NAME, call, f'the argument {keyword.arg} has no equal in Keras')
    if len(call.args) > len(parameters):
        extra = call.args[len(parameters) :]
        if not all(isinstance(a, ast.Constant) for a in extra):
            unit.obstacle(NAME, call, 'too many arguments')
    order = [new for new in parameters.values() if new]
    texts = []
    for position, (new, text, positional) in enumerate(parts):
        keep = positional and position < len(order) and order[position] == new and position < 1
        texts.append(text if keep else f'{new}={text}')
    if 'learning_rate' not in given:
        texts.insert(0, '0.001')
    texts += [f'{name}={value}' for name, value in defaults.items() if name not in given]
    return f'{unit.tensorflow}.keras.optimizers.{keras}({", ".join(texts)})'


def _number(name: str, node: ast.expr, optimizer: model.Optimizer, renderer: Renderer) -> str:
    """Returns a setting's text; where Keras wants a float, TF 1 took any number."""
    text = renderer.text(node)
    if name in ('nesterov', 'centered'):
        return text
    if isinstance(node, ast.Constant):
        return f'{text}.0' if type(node.value) is int else text
    call = optimizer.site
    places = [*call.args, *(k.value for k in call.keywords)]
    value = optimizer.held[places.index(node)]
    if isinstance(value, values.Constant) and isinstance(value.value, float):
        return text
    if isinstance(value, values.Tensor) and value.node.deferred:
        return text  # A schedule.
    return f'float({text})'
