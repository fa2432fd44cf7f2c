"""Makes a Keras optimizer of a `tf.train.Optimizer`, with TF 1's defaults.

## Why

Keras optimizers have other defaults: Adam's epsilon is 1e-7, not 1e-8, and a loss curve drifts
apart. The arguments that make the update equal are written out.

## Needs

Settings that are Python values; only the learning rate may be a value of the graph (a
placeholder, a variable, a schedule over some counter), which each step then gives to its optimizer.
Momentum at a rate that changes gets a class of its own, since TF 1 multiplies by the rate when it
applies, and Keras when it accumulates.

## Refuses

Other settings that are values of the graph; the optimizers without an exact Keras form.

## References

tensorflow/python/training/*.py of TF 1.15; keras/src/optimizers of Keras 3. The update rules
were compared over six steps: SGD, Adam, Adagrad, Adadelta, Ftrl and Momentum at a constant
rate agree to 1e-6, the classes for Momentum at any rate.
"""

import ast
from collections.abc import Iterator

from migration.program import gradients, model, values
from migration.program import unit as units
from migration.rules.tables import symbols, templates
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
        if not optimizer.trains or not unit.owns(optimizer.site):
            continue
        if optimizer.path != unit.structure.path_of(optimizer.statement):
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
        if not _settings_are_known(unit, optimizer):
            continue
        if optimizer.symbol == 'train.RMSPropOptimizer' and unit.target != '2.21':
            unit.obstacle(
                NAME, optimizer.site, 'RMSProp starts otherwise in Keras 2', 'convert to 2.21'
            )
        keras = _keras_class(unit, optimizer)
        yield Rewrite(
            optimizer.site, lambda r, o=optimizer, k=keras: _expression(unit, o, k, r), NAME
        )


def _settings_are_known(unit: units.Unit, optimizer: model.Optimizer) -> bool:
    """Refuses settings that are values of the graph, but for a learning rate."""
    call = optimizer.site
    rate = unit.structure.rate(optimizer)
    places = [*call.args, *(k.value for k in call.keywords)]
    for place, value in zip(places, optimizer.held, strict=False):
        if (
            place is not rate
            and unit.structure.is_changing(value)
            and not unit.structure.follows(optimizer, value)
        ):
            unit.obstacle(
                'changing_setting',
                optimizer.site,
                'a setting of the optimizer besides its learning rate is a value of the graph',
                'make it a number',
            )
            return False
    return True


def _keras_class(unit: units.Unit, optimizer: model.Optimizer) -> str:
    """Returns the class of the converted optimizer; it is defined where Keras has none."""
    keras = f'{unit.tensorflow}.keras.optimizers.{_OPTIMIZERS[optimizer.symbol][0]}'
    changes = unit.structure.rate(optimizer) is not None or any(
        unit.structure.is_changing(v) for v in optimizer.held
    )
    if optimizer.symbol != 'train.MomentumOptimizer' or not changes:
        return keras
    if unit.target != '2.21':
        unit.obstacle(
            NAME,
            optimizer.site,
            'Keras 2 has no momentum that equals TF 1 at a learning rate that changes',
            'convert to 2.21',
        )
    nesterov = gradients.argument(optimizer.site, 'use_nesterov', 4)
    if nesterov is not None and not isinstance(nesterov, ast.Constant):
        unit.obstacle(NAME, optimizer.site, "it is not known whether this momentum is Nesterov's")
    known = getattr(nesterov, 'value', False)
    template = 'nesterov_momentum' if known else 'momentum'
    return templates.define(unit, NAME, template, optimizer.site)


def _expression(
    unit: units.Unit, optimizer: model.Optimizer, keras: str, renderer: Renderer
) -> str:
    _, parameters, defaults = _OPTIMIZERS[optimizer.symbol]
    call = optimizer.site
    rate = unit.structure.rate(optimizer)  # Each step gives it to the optimizer.
    own = '.' not in keras  # A class of the program's own is Nesterov's or not.
    parts, given = [], set()
    for new, argument in zip(parameters.values(), call.args, strict=False):
        if argument is rate:
            given.add(new)
        elif new and not (own and new == 'nesterov'):
            parts.append((new, _number(new, argument, optimizer, renderer), True))
            given.add(new)
    for keyword in call.keywords:
        new = parameters.get(keyword.arg, '')
        if keyword.value is rate or (own and new == 'nesterov'):
            given.add(new)
        elif new:
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
    return f'{keras}({", ".join(texts)})'


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
