"""Replaces the MNIST reader of TensorFlow's tutorials by one that reads what Keras ships.

## Why

`tensorflow.examples.tutorials.mnist` is gone. `tf.keras.datasets.mnist` has the same images, but
not the interface: `next_batch`, the 5,000 images for validation, one-hot labels in float64. The
program gets a small class of its own with these, which it may throw away for `tf.data` later.

## Needs

`read_data_sets` called with arguments that the source shows.

## Refuses

The arguments `fake_data`, `dtype`, `seed` and `source_url`.

## References

tensorflow/examples/tutorials/mnist/input_data.py and mnist.py (TF 1.15). That reader also seeds
NumPy from the seed of the graph, or at random; the converted program leaves NumPy's stream alone.
"""

import ast
import re
from collections.abc import Iterator

from migration.program import unit as units
from migration.program import values
from migration.rules.tables import templates
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'mnist_tutorial'
_PATH = 'examples.tutorials.mnist.input_data.read_data_sets'
_PARAMETERS = ('train_dir', 'fake_data', 'one_hot', 'dtype', 'reshape', 'validation_size')
_KEPT = ('one_hot', 'reshape', 'validation_size')


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the calls, and adds the reader where the import stood."""
    calls = [unit.parent(n) for n, path in unit.run.uses.values() if path == _PATH]
    if not calls:
        return
    if 'types' in unit.structure.taken:
        unit.obstacle(NAME, calls[0], 'the name `types` is taken, which the reader of MNIST needs')
        return
    names = {old: _name(unit, old) for old in ('DataSet', 'read_data_sets')}
    for call in calls:
        if not isinstance(call, ast.Call):
            unit.obstacle(NAME, call, 'read_data_sets is passed on as a value')
            continue
        unit.note(
            NAME,
            call,
            "batches follow NumPy's own random stream; TF 1 seeded it from the seed of the graph",
        )
        yield Rewrite(call, lambda r, c=call: _call(unit, c, names, r), NAME)
    _place(unit, names)


def _name(unit: units.Unit, name: str) -> str:
    """Returns the name, or another where it is taken by more than the import that leaves."""
    held = unit.run.bindings.get(name, [])
    if held and all(isinstance(b.statement.node, ast.ImportFrom) for b in held):
        unit.structure.taken.discard(name)
    return unit.structure.fresh(name)


def _call(unit: units.Unit, call: ast.Call, names: dict, renderer: Renderer) -> str:
    given = dict(zip(_PARAMETERS, call.args, strict=False))
    given.update({k.arg: k.value for k in call.keywords})
    for name in given:
        if name != 'train_dir' and name not in _KEPT:
            unit.obstacle(NAME, call, f'the argument {name} of read_data_sets is not converted')
    arguments = [f'{name}={renderer.text(given[name])}' for name in _KEPT if name in given]
    return f'{names["read_data_sets"]}({", ".join(arguments)})'


def _move_import_up(unit: units.Unit) -> None:
    """Imports TensorFlow before the reader is first used, instead of where it was imported."""
    for statement in unit.run.statements:
        for binding in statement.binds:
            if isinstance(binding.value, values.Symbol) and not binding.value.path:
                unit.structure.dropped[statement.index] = 'moved up'
    unit.imports.append(
        'import tensorflow' + (f' as {unit.tensorflow}' if unit.tensorflow != 'tensorflow' else '')
    )


def _place(unit: units.Unit, names: dict) -> None:
    """Drops the import, and puts the reader behind the last import before its first use."""
    first = min(node.lineno for node, path in unit.run.uses.values() if path == _PATH)
    place = 0
    if not any(
        isinstance(s.node, (ast.Import, ast.ImportFrom)) and s.node.lineno < first
        for s in unit.run.statements
        if any(b.value.path == '' for b in s.binds if isinstance(b.value, values.Symbol))
    ):
        _move_import_up(unit)
    for statement in unit.run.statements:
        node = statement.node
        if not isinstance(node, (ast.Import, ast.ImportFrom)) or node.lineno > first:
            continue
        place = statement.index
        modules = [getattr(node, 'module', None) or '', *(a.name for a in node.names)]
        if any('examples.tutorials' in module for module in modules):
            unit.structure.dropped[statement.index] = 'gone from TensorFlow'
    text = templates.text('mnist_reader')
    for old, new in {**names, 'np': unit.numpy, 'tf': unit.tensorflow}.items():
        text = re.sub(rf'(?<![\w.]){old}\b', new, text)
    unit.imports.insert(0, 'import types')
    unit.definitions.setdefault(place, []).extend(text.split('\n\n\n'))
