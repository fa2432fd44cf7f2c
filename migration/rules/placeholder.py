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

from migration.program import inputs
from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'placeholder'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite for each placeholder that a step needs."""
    used = {
        b
        for function in unit.structure.functions
        for b in function.inputs
        if not function.makes_dataset or inputs.dtype_name(unit, b.value.node) is None
    }
    for name, binding in unit.printed_specs:
        used.add(binding)
        unit.note(NAME, name, 'a placeholder is printed; the program prints its TensorSpec instead')
        yield Rewrite(name, lambda r, b=binding: inputs.spec_name(unit, b), NAME)
    for place, binding in unit.shape_reads:
        used.add(binding)
        asked = place.attr if isinstance(place, ast.Attribute) else 'shape'
        yield Rewrite(place, lambda r, b=binding, a=asked: f'{inputs.spec_name(unit, b)}.{a}', NAME)
    for index, binding in unit.structure.specs.items():
        statement = unit.run.statements[index]
        if binding not in used:
            unit.structure.dropped[index] = 'unused placeholder'
            continue
        node = binding.value.node
        call = statement.node.value
        name = inputs.spec_name(unit, binding)
        yield Rewrite(call, lambda r, node=node: _spec(unit, node, r), NAME)
        owner = unit.structure.owner_of(statement)
        if owner.instance is not None and unit.structure.is_fixed(binding):
            # It stands in the class, where the decorators of methods read it.
            unit.structure.dropped[index] = 'in the class'
            continue
        text = owner.prefix + name
        yield Rewrite(statement.node.targets[0], lambda r, text=text: text, NAME)


def _spec(unit: units.Unit, node, renderer: Renderer) -> str:
    detail = node.detail
    tensorflow = unit.tensorflow
    shape = renderer.text(detail['shape']) if detail['shape'] is not None else 'None'
    known = inputs.dtype_name(unit, node)
    if detail['default'] is not None and known is not None:
        return f'{tensorflow}.TensorSpec({shape}, {tensorflow}.{known})'
    if detail['default'] is not None:
        default = renderer.text(detail['default'])
        return f'{tensorflow}.TensorSpec({shape}, {tensorflow}.constant({default}).dtype)'
    parts = [shape, inputs.dtype_text(unit, node, renderer)]
    name = [k.value for k in getattr(node.site, 'keywords', ()) if k.arg == 'name']
    if name:
        parts.append(f'name={renderer.text(name[0])}')
    return f'{tensorflow}.TensorSpec({", ".join(parts)})'
