"""Objects whose variables something needs before any function can be traced that calls them.

Where lists of variables stand before the functions that train these, the object itself is traced as
soon as it is made.
"""

import ast

from migration.program import inputs, nests, static_shapes, values
from migration.program import unit as units


def statement_of(unit: units.Unit, root, renderer) -> str | None:
    """Returns the statement that traces an object; None where it is not known with what."""
    if not isinstance(root, nests.Root) or root.passed_by is not None:
        return None
    if unit.structure.closures.get(id(root.nest.function)) is not None:
        return None
    calls = unit.run.calls.get(id(root.nest.function), ())
    call = next((c for c in calls if c.node is root.call), None)
    if call is None or call.arguments is None:
        return None
    given = {id(place): call.bound.get(name) for name, place in call.arguments.items()}
    missing = []

    def text(place: ast.expr) -> str:
        found = _text(unit, place, given.get(id(place)), root, renderer)
        if found is None:
            missing.append(place)
        return found or ''

    arguments = root.nest.kept(root.call, text)
    if missing:
        return None
    name = root.name
    traced = f'{unit.tensorflow}.function({name}).get_concrete_function({arguments})'
    return f'{traced}  # Makes the variables.'


def _text(unit: units.Unit, place: ast.expr, value, root: nests.Root, renderer) -> str | None:
    """Returns what an argument is while an object is traced."""
    if isinstance(place, ast.Constant):
        return renderer.text(place)
    if isinstance(value, values.Tensor) and values.is_deferred(value):
        if value.node.id in unit.structure.modes:
            return 'False'
        return _spec(unit, value, root)
    held = unit.structure.bindings_in(place)
    if value is None or values.nodes_in(value) or any(map(unit.structure.is_moved, held)):
        return None
    return renderer.text(place)


def _spec(unit: units.Unit, value: values.Tensor, root: nests.Root) -> str | None:
    binding = unit.structure.binding_of(value.node)
    if binding is not None and unit.structure.is_input(binding):
        owner = unit.structure.owner_of(root.statement)
        return inputs.spec_text(unit, binding, owner)
    shape = static_shapes.shape_of(value)
    if shape is None or None in shape[1:] or not value.node.dtype:
        return None
    made = f'{unit.tensorflow}.TensorSpec'
    return f'{made}({static_shapes.text(shape)}, {unit.tensorflow}.{value.node.dtype})'
