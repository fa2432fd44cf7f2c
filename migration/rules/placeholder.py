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
    seen = set()
    for index, binding in _specs(unit, used):
        statement = unit.run.statements[index]
        node = binding.value.node
        name = inputs.spec_name(unit, binding)
        if id(node.site) not in seen:
            seen.add(id(node.site))
            _check_alike(unit, node)
            yield Rewrite(node.site, lambda r, node=node: _spec(unit, node, r), NAME)
        owner = unit.structure.owner_of(statement)
        if owner.instance is not None and unit.structure.is_fixed(binding):
            # It stands in the class, where the decorators of methods read it.
            unit.structure.dropped[index] = 'in the class'
            continue
        if index in {s.index for made in unit.structure.elements_of.values() for s in made}:
            continue  # It is written where the collection is made.
        text = owner.prefix + name
        targets = getattr(statement.node, 'targets', ())
        is_plain = targets and not isinstance(targets[0], (ast.Tuple, ast.List))
        target = targets[0] if is_plain else binding.target
        yield Rewrite(target, lambda r, text=text: text, NAME)


def _specs(unit: units.Unit, used: set) -> list:
    """Returns the placeholders that are needed, with the indices of their statements."""
    found = []
    for index, bindings in unit.structure.specs.items():
        if used.isdisjoint(bindings):
            unit.structure.dropped[index] = 'unused placeholder'
        else:
            found += [(index, binding) for binding in bindings]
    return found


def _check_alike(unit: units.Unit, node) -> None:
    """Refuses a function that makes placeholders where not each call only names one."""
    named = {b.value.node for held in unit.structure.specs.values() for b in held}
    if any(n.site is node.site and n not in named for n in unit.program.nodes):
        unit.obstacle(
            'placeholder_not_named',
            node.site,
            'a function makes placeholders, and not each of them is bound to a name',
            'bind each placeholder to a name of its own',
        )


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
