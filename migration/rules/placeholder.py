"""Turns placeholders into parameters with a TensorSpec.

## Why

TF 2 functions have parameters where TF 1 graphs had placeholders. The shape and the type of
the placeholder become a `tf.TensorSpec` in the `input_signature`, so that a function is
traced once and not for each new shape, and so that what is passed is cast as a feed was.

## Needs

Each placeholder bound to a name of its own, in a statement at the level of the session.

## Refuses

Sparse placeholders, and placeholders made in loops or inside of larger expressions.

## References

semantics of feeding: `BaseSession.run` in tensorflow/python/client/session.py (TF 1.15) makes
`np.asarray(value, dtype=placeholder.dtype)` of each value.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'placeholder'

# What `tf.as_dtype` makes of the strings that programs write.
_DTYPE_NAMES = {
    'float': 'float32',
    'double': 'float64',
    'int': 'int32',
    'int32': 'int32',
    'int64': 'int64',
    'float32': 'float32',
    'float64': 'float64',
    'bool': 'bool',
    'string': 'string',
}


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite for each placeholder that a step needs."""
    used = {b for function in unit.structure.functions for b in function.inputs}
    for index, binding in unit.structure.specs.items():
        statement = unit.run.statements[index]
        if binding not in used:
            unit.structure.dropped[index] = 'unused placeholder'
            continue
        node = binding.value.node
        call = statement.node.value
        name = spec_name(unit, binding)
        yield Rewrite(statement.node.targets[0], lambda r, name=name: name, NAME)
        yield Rewrite(call, lambda r, node=node: _spec(unit, node, r), NAME)


def spec_name(unit: units.Unit, binding) -> str:
    """Returns the name of a placeholder's TensorSpec."""
    detail = binding.value.node.detail
    if 'spec' not in detail:
        detail['spec'] = unit.structure.fresh(f'{binding.name}_spec')
    return detail['spec']


def _spec(unit: units.Unit, node, renderer: Renderer) -> str:
    detail = node.detail
    tensorflow = unit.tensorflow
    shape = renderer.text(detail['shape']) if detail['shape'] is not None else 'None'
    if detail['default'] is not None:
        default = renderer.text(detail['default'])
        return f'{tensorflow}.TensorSpec({shape}, {tensorflow}.constant({default}).dtype)'
    parts = [shape, dtype_text(unit, node, renderer)]
    name = [k.value for k in node.site.keywords if k.arg == 'name']
    if name:
        parts.append(f'name={renderer.text(name[0])}')
    return f'{tensorflow}.TensorSpec({", ".join(parts)})'


def dtype_name(unit: units.Unit, node) -> str | None:
    """Returns the name of a placeholder's type, such as 'float32', where the source shows it."""
    dtype = node.detail['dtype']
    if node.detail['default'] is not None:
        default = node.detail['default']
        if isinstance(default, ast.Constant):
            kinds = {bool: 'bool', int: 'int32', float: 'float32', str: 'string'}
            return kinds.get(type(default.value))
        return None
    if isinstance(dtype, ast.Constant) and isinstance(dtype.value, str):
        return _DTYPE_NAMES.get(dtype.value)
    path = unit.run.uses.get(id(dtype), (None, None))[1]
    if path is not None:
        return path.rsplit('.', 1)[-1]
    if isinstance(dtype, ast.Attribute) and dtype.attr in _DTYPE_NAMES:
        return _DTYPE_NAMES[dtype.attr]
    return None


def dtype_text(unit: units.Unit, node, renderer: Renderer) -> str:
    """Returns the expression of a placeholder's type."""
    dtype = node.detail['dtype']
    if isinstance(dtype, ast.Constant):
        name = dtype_name(unit, node)
        if name is not None:
            return f'{unit.tensorflow}.{name}'
    return renderer.text(dtype)
