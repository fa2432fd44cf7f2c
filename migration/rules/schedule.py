"""Makes a Keras schedule of a learning rate that decays with the global step.

## Why

`tf.train.exponential_decay` and its kin compute a tensor from the global step; Keras has
schedules, which an optimizer reads at its own count of iterations. The global step that
`minimize` increments becomes `optimizer.iterations`, which is the same number at each step.

## Needs

A global step that starts at zero, that one `minimize` increments, and that nothing else
changes or computes with.

## Refuses

Schedules over any other counter.

## References

tensorflow/python/training/learning_rate_decay.py (TF 1.15);
keras/src/optimizers/schedules/learning_rate_schedule.py. Exponential, polynomial and piecewise
decay agree to 1e-6.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.program import values
from migration.rules.tables import rewrite_call, symbols
from migration.syntax import trees
from migration.syntax.rewrite import Rewrite

NAME = 'schedule'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the calls that make schedules, and of the names of schedules and steps."""
    for node in unit.program.nodes:
        if unit.run.kind(node.op) != 'schedule':
            continue
        if node.id not in unit.structure.schedules:
            unit.obstacle(
                NAME,
                node.site,
                f'tf.{node.op} does not follow the global step of one optimizer alone',
                'give minimize the same global_step, starting at zero',
            )
            continue
        row = symbols.lookup(node.op)
        yield from rewrite_call.call(unit, node.site, row, NAME, proved=['step_is_iterations'])
    yield from _names(unit)


def _names(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each name that reads a step counter or the present learning rate."""
    for node in trees.walk(unit.source.tree):
        if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load):
            continue
        for binding in unit.run.reads.get(id(node), [])[:1]:
            value = binding.value
            if (
                isinstance(value, values.VariableValue)
                and value.variable in unit.structure.counters
            ):
                text = unit.reference(value.variable, node)
                yield Rewrite(node, lambda r, text=text: text, NAME)
            elif unit.structure.is_schedule(value) and not _configures(unit, node):
                (variable,) = value.node.reads
                text = f'{node.id}({unit.reference(variable, node)})'
                yield Rewrite(node, lambda r, text=text: text, NAME)


def _configures(unit: units.Unit, node: ast.Name) -> bool:
    """Tells whether a name is an argument of the call that makes an optimizer."""
    around = unit.parent(node)
    if isinstance(around, ast.keyword):
        around = unit.parent(around)
    return any(optimizer.site is around for optimizer in unit.program.optimizers)
