"""Starts moving averages where they were made, and names the variables that they follow.

## Why

`tf.train.ExponentialMovingAverage` is in TF 2 and computes the same. But its averages come into
being with the first `apply`, where TF 1 made them with the graph, and there is no collection of
trainable variables to follow when no list is given. In TF 2 it averages variables only; averages of
tensors are those of a small class of their own, which begins at zero as TF 1 does.

## Needs

The variables or tensors, and a decay that is a number.

## Refuses

Averages of tensors that `num_updates` slows down, or whose size is not always the same.

## References

tensorflow/python/training/moving_averages.py of TF 1.15 and 2.21.
"""

from collections.abc import Iterator

from migration.program import model, static_shapes, trained, values
from migration.program import unit as units
from migration.rules.tables import templates
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'moving_average'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each update of averages that lists no variables."""
    seen = set()
    for node in unit.program.nodes:
        if 'average' not in node.detail or id(node.site) in seen:
            continue
        seen.add(id(node.site))
        if not node.detail['listed']:
            yield Rewrite(node.site, lambda r, n=node: _listed(unit, n, r), NAME)
    yield from _of_tensors(unit)


def _of_tensors(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of what makes, moves and reads averages of tensors."""
    seen: set[int] = set()
    for average in unit.run.averages:
        if not average.tensors or not unit.owns(average.site) or id(average.site) in seen:
            continue
        seen.add(id(average.site))
        template = 'moving_averages' if average.is_built else 'lazy_moving_averages'
        name = templates.define(unit, NAME, template, average.site)
        made = unit, average, name
        if average in unit.structure.cell_names:
            unit.layer_objects[average] = lambda r, head, m=made: head + _made(*m, r)
            held = unit.structure.cell_names[average]
            yield Rewrite(average.site, lambda r, h=held: h, NAME)
        else:
            yield Rewrite(average.site, lambda r, m=made: _made(*m, r), NAME)
    for node in unit.program.nodes:
        if 'averaged' in node.detail and node.site.keywords and id(node.site) not in seen:
            seen.add(id(node.site))
            yield Rewrite(node.site, lambda r, c=node.site: _positional(c, r), NAME)
    for call, average, place in unit.run.average_reads.values():
        if unit.owns(call) and not average.is_built:
            yield Rewrite(call, lambda r, c=call, p=place: _positional(c, r, f'{p}, '), NAME)


def _made(unit: units.Unit, average, name: str, renderer: Renderer) -> str:
    """Returns the call that makes averages."""
    texts = [renderer.text(average.places['decay'])]
    if average.is_built:
        texts.append(f'[{", ".join(_spec(unit, node) for node in average.tensors)}]')
    if 'name' in average.places:
        texts.append(f'name={renderer.text(average.places["name"])}')
    return f'{name}({", ".join(texts)})'


def _spec(unit: units.Unit, node: model.Node) -> str:
    shape = static_shapes.text(static_shapes.shape_of(values.Tensor(node)))
    return f'{unit.tensorflow}.TensorSpec({shape}, {unit.tensorflow}.{node.dtype})'


def _positional(call, renderer: Renderer, first: str = '') -> str:
    given = [*call.args, *(k.value for k in call.keywords)]
    return f'{renderer.text(call.func)}({first}{renderer.text(given[0])})'


def _listed(unit: units.Unit, node, renderer: Renderer) -> str:
    variables = ', '.join(trained.references(unit, node.detail['variables'], node.site))
    return f'{renderer.text(node.site.func)}([{variables}])'
