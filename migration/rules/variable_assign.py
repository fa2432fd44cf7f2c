"""Writes `tf.assign` as the method of the variable.

## Why

`tf.assign`, `tf.assign_add` and `tf.assign_sub` are gone from TF 2, and so are `tf.scatter_update`
and its kin, which change single rows; the methods of `tf.Variable` do the same. In a step, an
assignment comes behind everything that its fetches compute from the old value, which is the order
that TF 1 shows.

## Needs

The variable that is assigned.

## Refuses

Assignments to something that is not known to be one variable.

## References

tensorflow/python/ops/state_ops.py of TF 1.15.
"""

from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'variable_assign'
_NAMES = ('assign', 'assign_add', 'assign_sub')


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each call of tf.assign and its kin."""
    for node, path in unit.uses:
        name = path.rsplit('.', 1)[-1]
        if path.startswith('scatter_') and path != 'scatter_nd':
            yield from _scattered(unit, node, path)
            continue
        if name not in _NAMES or path.count('.') > ((path.startswith('compat.v1.') and 2) or 1):
            continue
        call = unit.parent(node)
        if getattr(call, 'func', None) is not node:
            unit.obstacle(NAME, node, f'tf.{path} is passed on as a value')
            continue
        if any(k.arg == 'validate_shape' for k in call.keywords) or len(call.args) > 2:
            unit.obstacle(
                NAME,
                call,
                'whether the shape may change is said at the assignment',
                'make the variable with shape=tf.TensorShape(None)',
            )
        yield Rewrite(call, lambda r, call=call, name=name: _method(call, name, r), NAME)


def _scattered(unit: units.Unit, node, name: str) -> Iterator[Rewrite]:
    """Yields the rewrite of an update of single rows."""
    call = unit.parent(node)
    given = {}
    if getattr(call, 'func', None) is node:
        given = dict(zip(('ref', 'indices', 'updates'), call.args, strict=False))
        given.update({k.arg: k.value for k in call.keywords})
    if not {'ref', 'indices', 'updates'} <= given.keys():
        unit.obstacle(NAME, node, f'the arguments of tf.{name} are not known one by one')
        return

    def render(renderer: Renderer) -> str:
        target = renderer.operand(given['ref'])
        indices, updates = (renderer.text(given[n]) for n in ('indices', 'updates'))
        if name.startswith('scatter_nd'):
            return f'{target}.{name}({indices}, {updates})'
        return f'{target}.{name}({unit.tensorflow}.IndexedSlices({updates}, {indices}))'

    yield Rewrite(call, render, NAME)


def _method(call, name: str, renderer: Renderer) -> str:
    given = {k.arg: k.value for k in call.keywords}
    positional = list(call.args)
    target = positional.pop(0) if positional else given.pop('ref')
    value = positional.pop(0) if positional else given.pop('value')
    return f'{renderer.operand(target)}.{name}({renderer.text(value)})'
