"""Spells dimensions of static shapes as TF 2 does.

## Why

In TF 1 `shape[1]` is a `Dimension`, whose number is `.value`; in TF 2 it is the number itself, or
None, and `.value` is an error. `shape.dims[1]` is a `Dimension` in both. So `.value` goes, and
where a program uses what only a `Dimension` can do (`assert_is_compatible_with`, arithmetic with a
size that is not known, where `None * 2` would be an error), `.dims` is written.

## Needs

That the object is known to be a dimension; for `.dims`, that the rank of the shape is known.

## Refuses

Methods of a dimension of a shape whose rank is not known, and the class `tf.Dimension` as a value.

## References

tensorflow/python/framework/tensor_shape.py, `TensorShape.__getitem__` and `dims`.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite, is_primary

NAME = 'dimension_value'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each `.value` of a dimension, and of dimensions that stay objects."""
    kept = {id(node) for node, form in unit.run.dimensions if form is not None and form.exact}
    numbers = {id(node) for node, form in unit.run.dimensions if form is None or not form.exact}
    seen = set(unit.structure.answered)  # These are written as numbers.
    for node, _ in unit.run.dimensions:
        if id(node) in seen:
            continue
        seen.add(id(node))
        if id(node) in kept and id(node) in numbers:
            unit.obstacle(
                NAME,
                node,
                'this dimension is a number at one time, and has to be a Dimension at another',
                'use its value alone',
            )
        elif id(node) in numbers:
            yield Rewrite(node, lambda r, node=node: r.operand(node.value), NAME)
    yield from _objects(unit)
    yield from _class(unit)


def _objects(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of subscripts and loops whose dimensions have to be objects."""
    seen = set(unit.structure.answered)
    for form in unit.run.dimension_forms:
        if form.what != 'dimension' or not form.exact or form.sources or id(form.site) in seen:
            continue
        seen.add(id(form.site))
        if form.site is None or form.sizes is None:
            unit.obstacle(
                NAME,
                form.site or unit.source.tree.body[0],
                'a dimension is used as an object, and the rank of its shape is not known',
                'use shape.dims[i] where the rank is known',
            )
        elif isinstance(form.site, ast.Subscript):
            yield Rewrite(form.site, lambda r, site=form.site: _subscript(site, r), NAME)
        else:
            yield Rewrite(form.site, lambda r, site=form.site: _list(site, r), NAME)


def _subscript(site: ast.Subscript, renderer: Renderer) -> str:
    return f'{renderer.operand(site.value)}.dims[{renderer.text(site.slice)}]'


def _list(site: ast.expr, renderer: Renderer) -> str:
    text = renderer.inside(site)
    return f'{text}.dims' if is_primary(text) else f'({text}).dims'


def _class(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the class of dimensions, which TF 2 only reaches through shapes."""
    for node, path in unit.uses:
        if path != 'Dimension':
            continue
        around = unit.parent(node)
        made = f'{unit.tensorflow}.TensorShape([{{}}]).dims[0]'
        if isinstance(around, ast.Call) and around.func is node and len(around.args) == 1:
            size = around.args[0]
            yield Rewrite(around, lambda r, s=size, t=made: t.format(r.text(s)), NAME)
        elif isinstance(around, ast.Assign) and around.value is node:
            yield Rewrite(node, lambda r, t=made: f'lambda size: {t.format("size")}', NAME)
        else:
            unit.obstacle(NAME, node, 'TF 2 has no class tf.Dimension; a dimension is an int')
