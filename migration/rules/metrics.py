"""Makes objects of metrics that count over many runs.

## Why

`tf.metrics.accuracy` gives two values: what was counted so far, and an operation that counts more,
in local variables which a session initialises. TF 2 has objects: a call counts and returns the
metric, `result()` returns it alone, and `reset_state()` starts anew. Keras counts batches or
samples where TF 1 counts single values, so the object gets a small class of its own.

## Needs

Which of the two values each name stands for: `value, update = tf.metrics.mean(x)`, or
`tf.metrics.mean(x)[1]`.

## Refuses

Metrics at several thresholds or for the best K of a ranking; both values under one name;
collections of them; areas under other curves than ROC.

## References

tensorflow/python/ops/metrics_impl.py (TF 1.15); keras/src/metrics/reduction_metrics.py and
confusion_metrics.py (Keras 3).
"""

import ast
from collections.abc import Iterator

from migration.program import metrics, model, values
from migration.program import unit as units
from migration.rules.tables import templates
from migration.syntax import layout
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'metrics'

# Parameters of functions that the objects are made with.
_MADE_WITH = ('num_thresholds', 'threshold')


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of what metrics give, and says how their objects are made."""
    seen = set()
    for layer in unit.program.layers:
        if not metrics.is_metric(layer) or not unit.owns(layer.site):
            continue
        name = metrics.name_of(layer.core)
        _check(unit, layer)
        made = templates.define(unit, NAME, f'metrics/{name}', layer.site)
        unit.layer_objects[layer] = lambda r, head, m=made, one=layer: _object(m, one, head, r)
        for use in layer.uses:
            if id(use.site) not in seen:
                seen.add(id(use.site))
                yield from _pair(unit, use)


def _check(unit: units.Unit, layer: model.Layer) -> None:
    """Refuses settings with which Keras computes another thing."""
    for name, known in (('curve', 'ROC'), ('summation_method', 'trapezoidal')):
        value = layer.given.get(name)
        if value is not None and values.text_of(value) != known:
            unit.obstacle(
                'metric', layer.site, f'{name} of an AUC is another one than {known!r}', ''
            )
    if 'thresholds' in layer.given:
        unit.obstacle('metric', layer.site, 'an AUC has thresholds of its own', 'give a number')


def _object(made: str, layer: model.Layer, head: str, renderer: Renderer) -> str:
    """Returns the statement that makes a metric; it begins as told."""
    places = [(name, layer.places[name]) for name in _MADE_WITH if name in layer.places]
    arguments = [f'{name}={renderer.text(place)}' for name, place in places]
    return layout.wrap_list(f'{head}{made}(', arguments, ')' * (1 + head.count('(')), '')


def _pair(unit: units.Unit, use: model.LayerUse) -> Iterator[Rewrite]:
    """Yields the rewrites of what takes the two values of a metric apart."""
    site = use.site
    around = unit.parent(site)
    place = metrics.place_of(around)
    if place is not None:
        text = _value if place == 0 else _update
        yield Rewrite(around, lambda r, f=text: f(unit, use, r), NAME)
        return
    targets = metrics.pair_of(around) if isinstance(around, ast.stmt) else []
    read = unit.structure.metric_values.get(id(site))
    if read is not None:
        yield Rewrite(read, lambda r: _value(unit, use, r), NAME)
    elif not targets or not isinstance(targets[0], ast.Name) or _is_read(unit, targets[0]):
        unit.obstacle(
            'metric',
            site,
            'the value of a metric and the operation that updates it are one thing here',
            'write `value, update = ...`',
        )
        return
    yield Rewrite(around.targets[0], lambda r: r.text(targets[1]), NAME)
    yield Rewrite(site, lambda r: _update(unit, use, r), NAME)


def _is_read(unit: units.Unit, target: ast.Name) -> bool:
    """Tells whether something reads the name of a metric's value."""
    return any(b.target is target for held in unit.run.reads.values() for b in held)


def _held(unit: units.Unit, use: model.LayerUse) -> str:
    """Returns how a metric is read where it is called."""
    _, site = unit.structure.layer_sites.get(id(use.site), (None, None))
    if site is not None:
        return site.read()
    return unit.structure.layer_reference(use.layer, unit.structure.owner_at(use.site))


def _value(unit: units.Unit, use: model.LayerUse, renderer: Renderer) -> str:
    return f'{_held(unit, use)}.result()'


def _update(unit: units.Unit, use: model.LayerUse, renderer: Renderer) -> str:
    names = metrics.KINDS[metrics.name_of(use.layer.core)].parameters
    named = {k.arg for k in use.site.keywords}
    arguments, positional = [], metrics.parameters(use.layer.core) == names
    for name in names:
        place = use.layer.places.get(name)
        if name not in metrics.CALLED_WITH or place is None:
            positional = False
            continue
        positional = positional and name not in named
        text = renderer.text(place)
        arguments.append(text if positional else f'{name}={text}')
    return f'{_held(unit, use)}({", ".join(arguments)})'
