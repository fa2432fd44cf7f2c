"""Makes regularizers that the program calls itself with Keras.

## Why

`tf.contrib` is gone. `l2_regularizer(s)` gives `s * sum(w ** 2) / 2`, where `L2(s)` of Keras gives
`s * sum(w ** 2)`, so the scale is halved. Where a regularizer is only given to variables, nothing
is left of it: see [regularization_loss](#regularization_loss).

## Needs

Nothing.

## Refuses

Other regularizers than `l1_regularizer`, `l2_regularizer` and `l1_l2_regularizer`; a scale of zero
(TF 1.15 then returns None for a loss), and `scope`.

## References

tensorflow/contrib/layers/python/layers/regularizers.py (TF 1.15);
keras/src/regularizers/regularizers.py (Keras 3).
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'regularizer'
# The arguments of each, and what Keras calls them.
_ARGUMENTS = {
    'l1_regularizer': {'scale': 'l1'},
    'l2_regularizer': {'scale': 'l2'},
    'l1_l2_regularizer': {'scale_l1': 'l1', 'scale_l2': 'l2'},
}
_CLASSES = {
    'l1_regularizer': 'L1',
    'l2_regularizer': 'L2',
    'l1_l2_regularizer': 'L1L2',
}


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each call that makes a regularizer."""
    for node, path in unit.uses:
        call = unit.parent(node)
        if unit.run.kind(path) == 'regularizer' and getattr(call, 'func', None) is node:
            kind = path.rsplit('.', 1)[-1]
            yield Rewrite(call, lambda r, c=call, k=kind: _made(unit, c, k, r), NAME)


def _made(unit: units.Unit, call: ast.Call, kind: str, renderer: Renderer) -> str:
    names = _ARGUMENTS.get(kind)
    if names is None:
        unit.obstacle(NAME, call, f'{kind} is not converted yet', 'add the penalties up yourself')
        return 'None'
    given = dict(zip(names, call.args, strict=False))
    given.update({k.arg: k.value for k in call.keywords})
    known = given.keys() <= names.keys() and len(call.args) <= len(names)
    if not known or (len(names) == 1 and not given):
        unit.obstacle(NAME, call, f'other arguments of {kind} than its scale are not converted')
        return 'None'
    if all(getattr(given.get(name), 'value', None) == 0 for name in names):
        unit.obstacle(NAME, call, 'without a scale, TF 1.15 returns None instead of a penalty')
    texts = []
    for name, written in names.items():
        scale = _scale(given.get(name), written == 'l2', renderer)
        texts.append(scale if len(names) == 1 else f'{written}={scale}')
    return f'{unit.tensorflow}.keras.regularizers.{_CLASSES[kind]}({", ".join(texts)})'


def _scale(value: ast.expr | None, halved: bool, renderer: Renderer) -> str:
    if value is None:
        return '0.5' if halved else '1.0'
    text = renderer.text(value)
    if not halved:
        return text
    return f'0.5 * {text}' if _binds(value) else f'0.5 * ({text})'


def _binds(node: ast.expr) -> bool:
    """Tells whether an operand needs no brackets in a product."""
    return isinstance(node, (ast.Constant, ast.Name, ast.Attribute, ast.Subscript, ast.Call))
