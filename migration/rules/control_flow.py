"""Calls conditions, loops and maps of TensorFlow as TF 2 does; their functions stay as they are.

## Why

`tf.cond`, `tf.while_loop`, `tf.map_fn` and their kin are functions of TF 2, too. But `cond` and
`case` no longer unpack a list of one, `while_loop` always returns a list where TF 1 returned the
only loop variable itself, and some parameters have other names or places. The functions that they
call are not unrolled. Where one reads values of the graph around it, it moves into the step with
the statement that passes it on.

## Needs

The functions of each branch and loop, and the loop variables one by one.

## Refuses

Updates that no result depends on, because TF 1 never runs them; updates that are made outside of
the branch that returns them, because TF 1 runs them on both ways; training inside of a branch; and
`tf.case` with one case and no default.

## References

tensorflow/python/ops/control_flow_ops.py of TF 1.15: `cond`, `case`, `while_loop`;
tensorflow/python/ops/{map_fn,functional_ops,tensor_array_ops}.py.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.program import values
from migration.rules.tables import rewrite_call, symbols
from migration.syntax import trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'control_flow'

_UNDERSTOOD = frozenset(
    {
        'cond', 'case', 'switch_case', 'while_loop', 'map_fn', 'scan', 'foldl', 'foldr',
        'TensorArray',
    }
)  # fmt: skip
# Whose result TF 1 took out of a list of one.
_UNPACKED = frozenset({'cond', 'case', 'while_loop'})
_RENAMED = {'fn1': 'true_fn', 'fn2': 'false_fn'}
_PARAMETERS = {'case': ['pred_fn_pairs', 'default', 'exclusive', 'strict', 'name']}
_DROPPED = frozenset({'strict', 'return_same_structure'})


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each call of a condition, loop or map, and of what its functions give."""
    for node, path in unit.uses:
        row = symbols.lookup(path)
        if row is None or row.kind != 'control_flow' or '.' in path or path in ('group', 'tuple'):
            continue
        call = unit.parent(node)
        if path not in _UNDERSTOOD:
            if not unit.program.obstacles:
                unit.obstacle(NAME, node, f'tf.{path} is not converted yet')
        elif getattr(call, 'func', None) is not node:
            unit.obstacle(NAME, node, f'tf.{path} is passed on as a value')
        elif path in _UNPACKED:
            yield from rewrite_call.rename(unit, node, row, NAME)
            yield from _unpacked(unit, call, row)
        else:
            yield from rewrite_call.call(unit, call, row, NAME)
    yield from _results(unit)
    _check_writes(unit)
    _check_fetches(unit)


def _unpacked(unit: units.Unit, call: ast.Call, row: symbols.Symbol) -> Iterator[Rewrite]:
    """Yields rewrites of a call whose result TF 1 takes out of a list of one."""
    if any(k.arg is None for k in call.keywords) or any(
        isinstance(a, ast.Starred) for a in call.args
    ):
        unit.obstacle(NAME, call, f'starred arguments of tf.{row.symbol} hide what is given')
        return
    for keyword in call.keywords:
        if keyword.arg in _RENAMED:
            yield Rewrite(
                keyword, lambda r, k=keyword: f'{_RENAMED[k.arg]}={r.text(k.value)}', NAME
            )
    pairs = call.args[0] if call.args else _keyword(call, 'pred_fn_pairs')
    if row.symbol == 'case' and isinstance(pairs, ast.Dict):
        _check_order(unit, call, pairs)
        yield Rewrite(pairs, lambda r: _pairs(pairs, r), NAME)
    old = _PARAMETERS.get(row.symbol) or [n.split('>')[0] for n in row.arguments.split(',')]
    new = row.tf2_order.split(',')
    places = list(zip(old, call.args, strict=False))
    same = all(name == other for (name, _), other in zip(places, new, strict=False))
    same = same and not any(k.arg in _DROPPED for k in call.keywords)
    same = same and not any(name in _DROPPED for name, _ in places)

    def render(renderer: Renderer) -> str:
        if same:
            return renderer.inside(call)  # With its line breaks and comments.
        texts = [
            renderer.text(value) if name == new[place] else f'{name}={renderer.text(value)}'
            for place, (name, value) in enumerate(places)
            if name not in _DROPPED
        ]
        texts += [renderer.text(k) for k in call.keywords if k.arg not in _DROPPED]
        return f'{renderer.text(call.func)}({", ".join(texts)})'

    alone = unit.run.flow_record.alone.get(id(call), (call, False))[1]
    if alone or not same:
        yield Rewrite(call, lambda r: render(r) + ('[0]' if alone else ''), NAME)


def _check_order(unit: units.Unit, call: ast.Call, pairs: ast.Dict) -> None:
    """Refuses cases of a dictionary whose order TF 1 takes from the names of tensors."""
    exclusive = _keyword(call, 'exclusive')
    if exclusive is None and len(call.args) > 2:
        exclusive = call.args[2]
    ordered = not isinstance(exclusive, ast.Constant) or exclusive.value is not True
    if (ordered and len(pairs.keys) > 1) or None in pairs.keys:
        unit.obstacle(
            NAME,
            pairs,
            'TF 1 tries the cases of a dictionary in the order of the names of their tensors',
            'use a list of pairs, or exclusive=True',
        )


def _pairs(pairs: ast.Dict, renderer: Renderer) -> str:
    """Returns the cases of a dictionary as a list; a tensor is no key in TF 2."""
    texts = [
        f'({renderer.text(key)}, {renderer.text(value)})'
        for key, value in zip(pairs.keys, pairs.values, strict=True)
        if key is not None
    ]
    between = ', '
    if pairs.lineno != pairs.end_lineno:
        between = ',\n' + ' ' * (pairs.col_offset + 1)
    return f'[{between.join(texts)}]'


def _keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((k.value for k in call.keywords if k.arg == name), None)


def _results(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of results that TF 2 takes for tensors in graphs only.

    Without graphs, as one debugs, a branch's number stays a number, and the only variable of a
    loop is not put into a list.
    """
    seen: set[int] = set()
    for definition, _, kind, value in unit.run.flow_record.results:
        if id(definition) in seen:
            continue
        seen.add(id(definition))
        if kind == 'body' and not isinstance(value, values.Sequence):
            for node in _returns(definition):
                yield Rewrite(node, lambda r, n=node: _listed(unit, n, r), NAME)
        elif kind == 'branch':
            for node in _returns(definition):
                given = node.body if isinstance(node, ast.Lambda) else node.value
                for number in given.elts if isinstance(given, (ast.List, ast.Tuple)) else [given]:
                    if isinstance(number, ast.Constant) and number.value is not None:
                        text = f'{unit.tensorflow}.constant({unit.source.segment(number)})'
                        yield Rewrite(number, lambda r, text=text: text, NAME)


def _listed(unit: units.Unit, node: ast.Lambda | ast.Return, renderer: Renderer) -> str:
    """Returns a lambda or a return whose value is put into a list."""
    if isinstance(node, ast.Return):
        return f'return [{renderer.text(node.value)}]'
    start, end = unit.source.span(node)[0], unit.source.span(node.body)[0]
    return f'{unit.source.text[start:end]}[{renderer.text(node.body)}]'


def _returns(definition: ast.AST | None) -> list[ast.Lambda | ast.Return]:
    """Returns the return statements of a function, or the lambda itself."""
    if isinstance(definition, ast.Lambda):
        return [definition]
    if not isinstance(definition, ast.FunctionDef):
        return []
    inner = {
        id(n)
        for f in trees.walk(definition)
        if f is not definition and isinstance(f, (ast.FunctionDef, ast.Lambda))
        for n in trees.walk(f)
    }
    return [
        n
        for n in trees.walk(definition)
        if isinstance(n, ast.Return) and id(n) not in inner and n.value is not None
    ]


def _check_writes(unit: units.Unit) -> None:
    """Refuses writes to tensor arrays whose result is lost."""
    for call in unit.run.array_writes:
        if isinstance(unit.parent(call), ast.Expr):
            unit.obstacle(
                'lost_write',
                call,
                'a tensor array is written, and the new array is not kept',
                f'write `array = {ast.unparse(call.func)}(...)`',
            )


def _check_fetches(unit: units.Unit) -> None:
    """Refuses a look at what TF 1 gives for a choice between operations: its condition."""
    for step in unit.program.steps:
        for place, fetch in enumerate(step.fetches):
            if getattr(fetch, 'kind', '') != 'group' or fetch.op not in _UNDERSTOOD:
                continue
            parent = unit.parent(step.site)
            target = parent.targets[0] if isinstance(parent, ast.Assign) else None
            if isinstance(target, ast.Tuple) and place < len(target.elts):
                target = target.elts[place]
            is_lost = isinstance(target, ast.Name) and not any(
                n.id == target.id and isinstance(n.ctx, ast.Load)
                for n in trees.of_kind(unit.source.tree, ast.Name)
            )
            if not isinstance(parent, ast.Expr) and not is_lost:
                unit.obstacle(
                    'operation_value_used',
                    step.site,
                    'TF 1 gives the condition for a choice between operations, and Python uses it',
                    'run the operation in a statement of its own',
                )
