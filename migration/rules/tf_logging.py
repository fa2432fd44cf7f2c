"""Logs through `tf.get_logger()` what went through `tf.logging`.

## Why

`tf.logging` is gone from TensorFlow 2, and the logger behind it is still there: `tf.get_logger()`
writes the same lines to the same place, at the same levels.

## Needs

Nothing.

## Refuses

`log_first_n`, `log_every_n`, `log_if`, `vlog` and `TaskLevelStatusMessage`, which Python's loggers
do not have.

## References

tensorflow/python/platform/tf_logging.py of TF 1.15 and of TF 2.
"""

import ast
from collections.abc import Iterator

from migration.facts import imports
from migration.program import unit as units
from migration.syntax.rewrite import Rewrite

NAME = 'tf_logging'

_LEVELS = frozenset({'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'})
_METHODS = {
    'debug': 'debug',
    'info': 'info',
    'warn': 'warning',
    'warning': 'warning',
    'error': 'error',
    'fatal': 'fatal',
    'log': 'log',
    'set_verbosity': 'setLevel',
    'get_verbosity': 'getEffectiveLevel',
}


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the functions and levels of tf.logging."""
    for node, path in unit.uses:
        if not path.startswith('logging.'):
            continue
        name = path.removeprefix('logging.')
        if name in _LEVELS:
            text = repr(name.replace('WARN', 'WARNING'))
            if not _sets_level(unit, node):
                text = f'{_logging(unit, node)}.{name.replace("WARN", "WARNING")}'
            yield Rewrite(node, lambda r, text=text: text, NAME)
        elif name in _METHODS:
            text = f'{unit.tensorflow}.get_logger().{_METHODS[name]}'
            yield Rewrite(node, lambda r, text=text: text, NAME)
        else:
            unit.obstacle(
                NAME, node, f'tf.{path} has no counterpart', 'use the functions of Python loggers'
            )


def _sets_level(unit: units.Unit, node: ast.expr) -> bool:
    """Tells whether a level is the argument of tf.logging.set_verbosity."""
    call = unit.parent(node)
    function = getattr(call, 'func', None)
    return (
        function is not None
        and function is not node
        and unit.run.uses.get(id(function), (None, ''))[1] == 'logging.set_verbosity'
    )


def _logging(unit: units.Unit, node: ast.expr) -> str:
    """Returns how the program spells Python's logging, which is imported when it was not."""
    name = imports.alias(unit.source.tree, 'logging')
    if name is None:
        name = 'logging'
        if 'logging' in unit.structure.taken:
            unit.obstacle(NAME, node, 'the name `logging` is taken, which the level needs')
        if 'import logging' not in unit.imports:
            unit.imports.append('import logging')
    return name
