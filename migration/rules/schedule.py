"""Makes a Keras schedule of a learning rate that decays with the global step.

## Why

`tf.train.exponential_decay` and its kin compute a tensor from the global step; Keras has
schedules, which an optimizer reads at its own count of iterations. The global step that
`minimize` increments becomes `optimizer.iterations`, which is the same number at each step.

## Needs

A global step that starts at zero, that one `minimize` increments, and that nothing else
changes or computes with. Over any other counter, a step asks the schedule for its rate itself and
gives that to the optimizer.

## Refuses

`linear_cosine_decay` and its kin, which have no counterpart.

## References

tensorflow/python/training/learning_rate_decay.py (TF 1.15);
keras/src/optimizers/schedules/learning_rate_schedule.py. Exponential, polynomial and piecewise
decay agree to 1e-6.
"""

import ast
from collections.abc import Iterator

from migration.program import gradients, model, values
from migration.program import unit as units
from migration.rules.tables import rewrite_call, symbols
from migration.syntax import trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'schedule'
_LONG = 72


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the calls that make schedules, and of the names of schedules and steps."""
    seen = set()
    for node in unit.program.nodes:
        if unit.run.kind(node.op) != 'schedule':
            continue
        if id(node.site) in seen:
            continue
        seen.add(id(node.site))
        row = symbols.lookup(node.op)
        if node.op.endswith('natural_exp_decay'):
            yield Rewrite(node.site, lambda r, c=node.site: _natural_exp(unit, c, r), NAME)
        elif not row.tf2:
            unit.obstacle(NAME, node.site, f'tf.{node.op} has no counterpart in TF 2')
        elif node.id in unit.structure.schedules:
            yield from rewrite_call.call(unit, node.site, row, NAME, proved=['step_is_iterations'])
        else:
            yield from _at_once(unit, node, row)
    yield from _names(unit)


def _at_once(unit: units.Unit, node: model.Node, row: symbols.Symbol) -> Iterator[Rewrite]:
    """Yields the rewrite of a call that gives the rate at some step, not of an optimizer."""
    piecewise = 'piecewise' in node.op
    step = gradients.argument(node.site, 'x' if piecewise else 'global_step', 0 if piecewise else 1)
    column = getattr(getattr(node.statement, 'node', None), 'col_offset', 0)

    def render(renderer: Renderer, made: Rewrite) -> str:
        text = f'{made.render(renderer)}({renderer.text(step)})'
        if len(text) > _LONG and '\n' not in text:
            name, _, rest = text.partition('(')
            text = f'{name}(\n{" " * (column + 4)}{rest}'
        return text

    for made in rewrite_call.call(unit, node.site, row, NAME, proved=['step_is_iterations']):
        if made.node is node.site:
            yield Rewrite(made.node, lambda r, m=made: render(r, m), NAME)
        else:
            yield made


def _natural_exp(unit: units.Unit, call: ast.Call, renderer: Renderer) -> str:
    """Returns the formula of natural_exp_decay, for which Keras has no schedule."""
    names = ('learning_rate', 'global_step', 'decay_steps', 'decay_rate', 'staircase')
    given = {n: gradients.argument(call, n, i) for i, n in enumerate(names)}
    rate, decay_rate, decay_steps = (
        renderer.operand(given[n]) for n in ('learning_rate', 'decay_rate', 'decay_steps')
    )
    tensorflow = unit.tensorflow
    periods = f'{tensorflow}.cast({renderer.text(given["global_step"])}, {tensorflow}.float32)'
    periods = f'{periods} / {decay_steps}'
    staircase = given['staircase']
    if staircase is not None and not isinstance(staircase, ast.Constant):
        unit.obstacle(NAME, call, 'it is not known whether this decays in steps')
    if getattr(staircase, 'value', False):
        periods = f'{tensorflow}.floor({periods})'
    else:
        periods = f'({periods})'
    return f'{rate} * {tensorflow}.exp(-{decay_rate} * {periods})'


def _names(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each name that reads a step counter or the present learning rate."""
    for node in trees.of_kind(unit.source.tree, ast.Name, ast.Attribute):
        if not isinstance(node.ctx, ast.Load):
            continue
        for binding in unit.run.reads.get(id(node), [])[:1]:
            value = binding.value
            if (
                isinstance(value, values.VariableValue)
                and value.variable in unit.structure.counters
            ):
                text = _from_outside(node, unit.reference(value.variable, node))
                yield Rewrite(node, lambda r, text=text: text, NAME)
            elif unit.structure.is_schedule(value) and not _configures(unit, node):
                (variable,) = value.node.reads
                counter = _from_outside(node, unit.reference(variable, node))
                text = f'{ast.unparse(node)}({counter})'
                yield Rewrite(node, lambda r, text=text: text, NAME)


def _from_outside(node: ast.expr, text: str) -> str:
    """Returns how an attribute of an object's own is read where the object has another name."""
    if isinstance(node, ast.Attribute) and text.startswith('self.'):
        return f'{ast.unparse(node.value)}.{text.removeprefix("self.")}'
    return text


def _configures(unit: units.Unit, node: ast.Name) -> bool:
    """Tells whether a name is an argument of the call that makes an optimizer."""
    around = unit.parent(node)
    if isinstance(around, ast.keyword):
        around = unit.parent(around)
    return any(optimizer.site is around for optimizer in unit.program.optimizers)
