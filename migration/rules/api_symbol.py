"""Spells TensorFlow 1 functions and constants as TensorFlow 2 does.

## Why

TensorFlow 2 renamed, moved and reordered hundreds of functions and their parameters, and
some names now mean something else. The table `tables/symbols.tsv` knows every public name of
TF 1.15 and what gives the same value in TF 2; this rule applies it to each use that the
program makes, whatever name the import gave it.

## Needs

The name resolved through imports and assignments; for some functions, a proof about an
argument, such as that no gradient flows into the labels of a cross entropy.

## Refuses

Names that TF 2 lacks or that behave otherwise, and calls whose starred arguments hide which
parameters are given.

## References

`tf_upgrade_v2` has tables of the same kind; it leaves `tf.layers`, aliases such as `T = tf`
and `from tensorflow import placeholder` alone without a word.
"""

import ast
import math
from collections.abc import Iterator

from migration.program import (
    answers,
    cell_kinds,
    contrib_names,
    graph_collections,
    layer_kinds,
    losses,
    metrics,
    recurrent_calls,
    values,
)
from migration.program import unit as units
from migration.rules.tables import compositions, rewrite_call, symbols, templates
from migration.syntax.rewrite import Rewrite

NAME = 'api_symbol'

# Kinds whose rows say all that is needed; the others have rules of their own.
_KINDS = frozenset({'pure', 'value', 'python', 'random', 'seed', 'variable', 'test', 'io'})
_ELSEWHERE = frozenset(
    {
        'module',
        'session',
        'placeholder',
        'init_op',
        'scope',
        'optimizer',
        'behavior',
        'effect',
        'schedule',
        'initializer',
        'regularizer',
        'gradient',
        'saver',
        'collection',
        'flags',
        'summary',
    }
)

# Kinds with a rule of their own, but for these symbols.
_OWN_KINDS = {'control_flow': ('group', 'tuple'), 'data': ()}
# Symbols of the kinds above that have a rule of their own.
_OWN_RULES = frozenset(
    {
        'Variable',
        'train.get_global_step',
        'train.get_or_create_global_step',
        'train.create_global_step',
        'train.global_step',
        'get_variable',
        'contrib.training.HParams',
        'losses.get_regularization_loss',
        'train.start_queue_runners',
        'AUTO_REUSE',
        'Dimension',
    }
)


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite for each use of a TensorFlow name."""
    for node, path in unit.uses:
        row = symbols.lookup(path)
        if path == 'AUTO_REUSE' and not isinstance(unit.parent(node), ast.Compare):
            # The scopes are gone that it had a meaning for; it counted as true.
            yield Rewrite(node, lambda r: 'True', NAME)
            continue
        if row is None or row.kind in _ELSEWHERE or path in _OWN_RULES or not path:
            continue
        if compositions.lookup(path) is not None or path in ('image.resize_images', 'image.resize'):
            continue  # Rules of their own spell them.
        if row.kind in _OWN_KINDS and path not in _OWN_KINDS[row.kind]:
            continue
        if path in templates.functions():
            continue
        if (
            cell_kinds.class_of(path)
            or path in recurrent_calls.FUNCTIONS
            or contrib_names.is_known(path)
        ):
            continue
        if (
            metrics.name_of(path)
            or path in layer_kinds.KINDS
            or path.removeprefix('losses.') in losses.PARAMETERS
        ):
            continue
        parent = unit.parent(node)
        if path.startswith('GraphKeys') and answers.vanishes(unit, node):
            continue
        key = graph_collections.collection_key(values.Symbol(path))
        if key is not None:
            yield Rewrite(node, lambda r, key=key: repr(key), NAME)
            continue
        if isinstance(parent, (ast.Import, ast.ImportFrom)):
            continue
        if path == 'errors.OutOfRangeError' and unit.run.program_iterators:
            continue  # The end of a dataset.
        if path.startswith('contrib.data.'):
            continue
        if path.startswith('errors.') and unit.program.steps:
            unit.obstacle(
                'session_error',
                node,
                f'tf.{path} is an error of sessions, which functions raise in other cases',
                'handle the case itself instead of the error',
            )
            continue
        if row.kind == 'keras' and row.tf2 == path:
            continue
        if row.kind not in _KINDS and path not in ('group', 'tuple'):
            # The interpreter has refused what it met; this one was only mentioned.
            if not unit.program.obstacles:
                unit.obstacle(row.kind, node, f'tf.{path}: {row.note or "is not converted yet"}')
            continue
        if path == 'constant' and isinstance(parent, ast.Call) and _repeats(parent):
            unit.obstacle(
                NAME,
                parent,
                'TF 1 repeats the last number until the shape is filled, TF 2 refuses',
                'use tf.fill, or spell all numbers out',
            )
        if row.same215 != 'yes' and unit.target == '2.15':
            unit.obstacle(NAME, node, f'tf.{path} differs in TF 2.15: {row.same215}')
        elif isinstance(parent, ast.Call) and parent.func is node:
            yield from _call(unit, parent, row)
        elif (
            row.tf2 and (row.arguments in ('=', '') or row.kind == 'value')
        ) or _is_called_plainly(unit, row, path):
            yield from rewrite_call.rename(unit, node, row, NAME)
        elif not row.tf2:
            unit.obstacle(NAME, node, f'tf.{path}: {row.note or "has no counterpart in TF 2"}')
        else:
            unit.obstacle(
                NAME,
                node,
                f'tf.{path} is passed on as a value, and its parameters differ in TF 2',
                'call it where its arguments are seen',
            )


def _call(unit: units.Unit, call: ast.Call, row: symbols.Symbol) -> Iterator[Rewrite]:
    """Yields the rewrites of a call."""
    if row.symbol != 'where' or not rewrite_call.chooses_rows(unit, call):
        yield from rewrite_call.call(unit, call, row, NAME)
        return
    # TF 1 takes a vector for a condition on rows, TF 2 for one on columns.
    condition = next((k.value for k in call.keywords if k.arg == 'condition'), None)
    condition = call.args[0] if call.args else condition
    wraps = {id(condition): lambda text: f'{unit.tensorflow}.expand_dims({text}, 1)'}
    yield from rewrite_call.call(unit, call, row, NAME, ['equal_shapes'], wraps)


def _is_called_plainly(unit: units.Unit, row: symbols.Symbol, path: str) -> bool:
    """Tells whether a function that is passed on is called with its first argument alone.

    Then it does not matter which other parameters have other names in TF 2.
    """
    first = row.arguments.split(',')[0]
    if not row.tf2 or row.needs or '+' in row.arguments or first != row.tf2_order.split(',')[0]:
        return False
    calls = unit.run.indirect_calls.get(path, [])
    return bool(calls) and all(call == (1, False) for call in calls)


def _repeats(call: ast.Call) -> bool:
    """Tells whether a call of tf.constant lists fewer numbers than its shape has.

    Where the source does not show it, TF 2 tells: it takes one number for all, or as many as there
    are.
    """
    shape = [k.value for k in call.keywords if k.arg == 'shape'] + call.args[2:3]
    if not shape or not call.args:
        return False
    try:
        value, sizes = ast.literal_eval(call.args[0]), ast.literal_eval(shape[0])
    except ValueError:
        return False
    sizes = sizes if isinstance(sizes, (list, tuple)) else [sizes]
    return isinstance(value, (list, tuple)) and _count(value) != math.prod(sizes)


def _count(value) -> int:
    """Returns how many numbers nested lists hold."""
    return sum(map(_count, value)) if isinstance(value, (list, tuple)) else 1
