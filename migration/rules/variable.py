"""Makes variables as TF 2 does.

## Why

`tf.Variable` of TF 2 has other parameters in another order: collections, `use_resource` and
`expected_shape` are gone. `tf.train.get_or_create_global_step` made a counter in a collection,
which becomes a variable like others. Where the program prints or compares names of variables, the
name that the graph gave (`layer/w`, `Variable_1`) is written out.

## Needs

For names: that a call makes one variable.

## Refuses

Names of variables that a function makes anew in each call.

## References

tensorflow/python/ops/variables.py, tensorflow/python/training/training_util.py (TF 1.15).
"""

import ast
from collections.abc import Iterator

from migration.program import answers
from migration.program import unit as units
from migration.rules.tables import checkpoints, rewrite_call, symbols
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'variable'

_PARAMETERS = (
    'initial_value',
    'trainable',
    'collections',
    'validate_shape',
    'caching_device',
    'name',
    'variable_def',
    'dtype',
    'expected_shape',
    'import_scope',
    'constraint',
    'use_resource',
    'synchronization',
    'aggregation',
    'shape',
)
_DROPPED = frozenset({'collections', 'use_resource', 'expected_shape', 'caching_device'})
_COUNTERS = ('train.get_or_create_global_step', 'train.create_global_step')


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of calls that make variables, and of names of variables that are read."""
    yield from _names(unit)
    checkpoints.keep_names(unit)
    for node, path in unit.uses:
        call = unit.parent(node)
        called = isinstance(call, ast.Call) and call.func is node
        if path in _COUNTERS and called and id(call) not in unit.run.folds:
            text = f"{unit.tensorflow}.Variable(0, trainable=False, name='global_step', dtype="
            text += f'{unit.tensorflow}.int64)'
            yield Rewrite(call, lambda r, text=text: text, NAME)
        if path != 'Variable':
            continue
        if not called:
            calls = unit.run.indirect_calls.get(path, [])
            plainly = calls and all(count < 3 and not named for count, named in calls)
            if not plainly and not _is_plain_name(unit, node):
                unit.obstacle(NAME, node, 'tf.Variable is passed on as a value')
            continue
        if any(isinstance(a, ast.Starred) for a in call.args) or any(
            k.arg is None for k in call.keywords
        ):
            unit.obstacle(NAME, call, 'starred arguments hide which parameters are given')
            continue
        yield from rewrite_call.rename(unit, node, symbols.lookup(path), NAME)
        given = dict(zip(_PARAMETERS, call.args, strict=False))
        given.update({k.arg: k.value for k in call.keywords})
        made = [v for v in unit.program.variables if v.site is call]
        exact = unit.exact_names.intersection(made)
        if len(call.args) > 2 or _DROPPED.intersection(given) or (exact and len(made) == 1):
            yield Rewrite(
                call, lambda r, c=call, g=given, e=exact: _variable(unit, c, g, e, r), NAME
            )


def _is_plain_name(unit: units.Unit, node: ast.expr) -> bool:
    """Tells whether a mention of tf.Variable needs nothing: an import, or a test of a type."""
    around = unit.parent(node)
    if isinstance(around, (ast.Import, ast.ImportFrom)):
        return True
    return isinstance(around, ast.Call) and getattr(around.func, 'id', '') == 'isinstance'


def _variable(unit: units.Unit, call: ast.Call, given: dict, exact: set, renderer: Renderer) -> str:
    texts = []
    positional = len(call.args)
    for number, name in enumerate(_PARAMETERS):
        if name not in given or name in _DROPPED:
            continue
        if name == 'name' and exact:
            texts.append(f'name={next(iter(exact)).name!r}')
            continue
        text = renderer.text(given[name])
        texts.append(text if number < min(positional, 2) else f'{name}={text}')
    if exact and 'name' not in given:
        texts.append(f'name={next(iter(exact)).name!r}')
    return f'{renderer.text(call.func)}({", ".join(texts)})'


def _names(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of reads of names, and notes which variables need theirs."""
    for node, suffix, variables in unit.run.name_reads.values():
        if answers.vanishes(unit, node) or id(node) in unit.run.choices:
            continue
        if suffix is None:
            unit.obstacle(
                'tensor_identity',
                node,
                'TF 1 compares variables by identity here, TF 2 by value',
                'compare by `is`',
            )
            continue
        for variable in variables:
            makers = [v for v in unit.program.variables if v.site is variable.site]
            moved = variable in unit.structure.counters
            own = all(v.requested == v.name for v in makers)
            if (
                moved
                or (len(makers) > 1 and not own)
                or variable.name.startswith('?')
                or '*' in variable.path
            ):
                unit.obstacle(
                    'variable_name',
                    node,
                    f'the name of {variable.name} is read, which TF 2 would call otherwise',
                    'do not print or compare names of variables',
                )
            elif len(makers) == 1:
                unit.exact_names.add(variable)
        if suffix == '':
            yield Rewrite(node, lambda r, node=node: _operation_name(node, r), NAME)


def _operation_name(node: ast.Attribute, renderer: Renderer) -> str:
    """Returns the name of a variable without the number of its output."""
    return f"{renderer.operand(node.value.value)}.name.split(':')[0]"
