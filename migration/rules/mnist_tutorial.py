"""Replaces the MNIST reader of TensorFlow's tutorials by one that reads what Keras ships.

## Why

`tensorflow.examples.tutorials.mnist` is gone, and `tf.contrib.learn.datasets.mnist`, which is the
same module. `tf.keras.datasets.mnist` has the same images, but
not the interface: `next_batch`, the 5,000 images for validation, one-hot labels in float64. The
program gets a small class of its own with these, which it may throw away for `tf.data` later.

## Needs

`read_data_sets` called with arguments that the source shows.

## Refuses

The arguments `fake_data`, `dtype`, `seed` and `source_url`.

## References

tensorflow/contrib/learn/python/learn/datasets/mnist.py (TF 1.15). That reader also seeds
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
_READER = 'examples.tutorials.mnist.input_data.read_data_sets'
# Functions that call it with nothing but a folder.
_LOADERS = (
    'examples.tutorials.mnist.input_data.load_mnist',
    'contrib.learn.datasets.load_dataset',
)
_GONE = ('tensorflow.examples.tutorials', 'tensorflow.contrib.learn')
_PARAMETERS = ('train_dir', 'fake_data', 'one_hot', 'dtype', 'reshape', 'validation_size')
_KEPT = ('one_hot', 'reshape', 'validation_size')


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the calls, and adds the reader behind the imports."""
    uses = [(node, path) for node, path in unit.uses if path in {_READER, *_LOADERS}]
    if not uses:
        return
    first = min((node for node, _ in uses), key=lambda node: node.lineno)
    if 'types' in unit.structure.taken:
        unit.obstacle(NAME, first, 'the name `types` is taken, which the reader of MNIST needs')
        return
    names = {old: _name(unit, old) for old in ('DataSet', 'read_data_sets')}
    for node, path in uses:
        call = unit.parent(node)
        if not isinstance(call, ast.Call) or call.func is not node:
            unit.obstacle(NAME, node, 'read_data_sets is passed on as a value')
            continue
        unit.note(
            NAME,
            call,
            "batches follow NumPy's own random stream; TF 1 seeded it from the seed of the graph",
        )
        given = _given(unit, call) if path == _READER else {}
        yield Rewrite(call, lambda r, g=given: _call(g, names, r), NAME)
    _place(unit, first, names)


def _name(unit: units.Unit, name: str) -> str:
    """Returns the name, or another where it is taken by more than the import that leaves."""
    held = unit.run.bindings.get(name, [])
    if held and all(isinstance(b.statement.node, ast.ImportFrom) for b in held):
        unit.structure.taken.discard(name)
    return unit.structure.fresh(name)


def _given(unit: units.Unit, call: ast.Call) -> dict:
    """Returns the arguments of a call that still mean something."""
    given = dict(zip(_PARAMETERS, call.args, strict=False))
    given.update({k.arg: k.value for k in call.keywords})
    for name in given:
        if name != 'train_dir' and name not in _KEPT:
            unit.obstacle(NAME, call, f'the argument {name} of read_data_sets is not converted')
    return {name: given[name] for name in _KEPT if name in given}


def _call(given: dict, names: dict, renderer: Renderer) -> str:
    arguments = [f'{name}={renderer.text(value)}' for name, value in given.items()]
    return f'{names["read_data_sets"]}({", ".join(arguments)})'


def _place(unit: units.Unit, first: ast.expr, names: dict) -> None:
    """Drops the import, and puts the reader behind the last import before its first use."""
    imports = [
        s
        for s in unit.run.statements
        if isinstance(s.node, (ast.Import, ast.ImportFrom)) and unit.owns(s.node)
    ]
    whole = [
        s
        for s in imports
        if any(isinstance(b.value, values.Symbol) and not b.value.path for b in s.binds)
    ]
    if whole and all(s.node.lineno > first.lineno for s in whole):
        # TensorFlow is imported before the reader is first used.
        unit.structure.dropped.update({s.index: 'moved up' for s in whole})
        as_name = f' as {unit.tensorflow}' if unit.tensorflow != 'tensorflow' else ''
        unit.imports.append(f'import tensorflow{as_name}')
    for statement in imports:
        modules = [getattr(statement.node, 'module', None) or '']
        modules += [alias.name for alias in statement.node.names]
        if any(module.startswith(_GONE) for module in modules):
            unit.structure.dropped[statement.index] = 'gone from TensorFlow'
    text = templates.text('mnist_reader')
    for old, new in {**names, 'np': unit.numpy, 'tf': unit.tensorflow}.items():
        text = re.sub(rf'(?<![\w.]){old}\b', new, text)
    unit.imports.insert(0, 'import types')
    defined = [unit.define(part, first) for part in text.split('\n\n\n')]
    if not all(defined):
        unit.obstacle(NAME, first, 'there is no import behind which the reader could stand')
