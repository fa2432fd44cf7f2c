"""What placeholders become: the names of their specs, their types."""

import ast

from migration.program import given, state, static_shapes, values
from migration.program import unit as units
from migration.syntax.rewrite import Renderer

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


def spec_name(unit: units.Unit, binding) -> str:
    """Returns the name of a placeholder's TensorSpec."""
    detail = binding.value.node.detail
    if 'spec' not in detail:
        name = binding.name.strip('_') or binding.name
        owner = unit.structure.owner_of(binding.statement)
        detail['spec'] = unit.structure.fresh(f'{name}_spec', owner)
    return detail['spec']


def handed(unit: units.Unit, things: list) -> list[str]:
    """Returns the names of functions, objects and specs that functions hand back and on."""
    names = [
        spec_name(unit, thing)
        if isinstance(thing, state.Binding)
        and unit.structure.is_input(thing)
        and not given.is_constant(thing.value.node)
        else thing.name
        for thing in things
    ]
    return list(dict.fromkeys(names))  # A helper may serve as the function of a step.


def spec_text(unit: units.Unit, binding, owner, cuts: frozenset = frozenset()) -> str | None:
    """Returns how an owner reads the TensorSpec of an input; None where there is none."""
    if binding in cuts:
        is_tensor = isinstance(binding.value, values.Tensor)
        shape = static_shapes.shape_of(binding.value) if is_tensor else None
        if shape is None or None in shape[1:]:
            return None  # What is given has a shape, of which a signature would know less.
        dtype = dtype_name(unit, binding.value.node)
        return (
            f'{unit.tensorflow}.TensorSpec({static_shapes.text(shape)}, {unit.tensorflow}.{dtype})'
        )
    if given.is_constant(binding.value.node):
        name, _ = unit.structure.read_constant(binding, owner)
        made = f'{unit.tensorflow}.TensorSpec.from_tensor'
        if isinstance(binding.value, values.Tensor):
            return f'{made}({name})'
        return f'{unit.tensorflow}.nest.map_structure({made}, {name})'
    made_by = unit.structure.owner_of(binding.statement)
    prefix = unit.structure.prefix_of(made_by, owner, binding.statement.node)
    return prefix + spec_name(unit, binding)


def dtype_name(unit: units.Unit, node) -> str | None:
    """Returns the name of a placeholder's type, such as 'float32', where the source shows it."""
    dtype = node.detail['dtype']
    if node.detail.get('given') or node.kind != 'input':
        return node.dtype or None
    if node.detail['default'] is not None:
        default = node.detail['default']
        return _literal_dtype(default) or node.dtype or None
    if isinstance(dtype, ast.Constant) and isinstance(dtype.value, str):
        return _DTYPE_NAMES.get(dtype.value)
    path = unit.run.uses.get(id(dtype), (None, None))[1]
    if path is not None:
        return path.rsplit('.', 1)[-1]
    if isinstance(dtype, ast.Attribute) and dtype.attr in _DTYPE_NAMES:
        return _DTYPE_NAMES[dtype.attr]
    return node.detail['type'][1] or None


def dtype_text(unit: units.Unit, node, renderer: Renderer) -> str:
    """Returns the expression of a placeholder's type."""
    dtype = node.detail['dtype']
    if isinstance(dtype, ast.Constant):
        name = dtype_name(unit, node)
        if name is not None:
            return f'{unit.tensorflow}.{name}'
    return renderer.text(dtype)


def _literal_dtype(node: ast.expr) -> str | None:
    """Returns the type that `tf.constant` gives to a literal number or to lists of them."""
    try:
        leaves = [ast.literal_eval(node)]
    except ValueError:
        return None
    while any(isinstance(leaf, (list, tuple)) for leaf in leaves):
        leaves = [
            x for leaf in leaves for x in (leaf if isinstance(leaf, (list, tuple)) else [leaf])
        ]
    kinds = {type(leaf) for leaf in leaves}
    if kinds == {int, float}:
        kinds = {float}
    names = {bool: 'bool', int: 'int32', float: 'float32', str: 'string'}
    return names.get(kinds.pop()) if len(kinds) == 1 else None
