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
from collections.abc import Iterator

from migration.program import unit as units
from migration.rules.tables import symbols
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'api_symbol'

# Kinds whose rows say all that is needed; the others have rules of their own.
_KINDS = frozenset(
    {'pure', 'value', 'python', 'random', 'seed', 'initializer', 'variable', 'test', 'io', 'flags'}
)
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
    }
)


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite for each use of a TensorFlow name."""
    for node, path in list(unit.run.uses.values()):
        row = symbols.lookup(path)
        if row is None or row.kind in _ELSEWHERE or not path:
            continue
        parent = unit.parent(node)
        if isinstance(parent, (ast.Import, ast.ImportFrom)):
            continue
        if row.kind not in _KINDS:
            # The interpreter has refused what it met; this one was only mentioned.
            if not unit.program.obstacles:
                unit.obstacle(row.kind, node, f'tf.{path}: {row.note or "is not converted yet"}')
            continue
        if row.same215 != 'yes' and unit.target == '2.15':
            unit.obstacle(NAME, node, f'tf.{path} differs in TF 2.15: {row.same215}')
        elif isinstance(parent, ast.Call) and parent.func is node:
            yield from _call(unit, parent, row)
        elif row.tf2 and (row.arguments in ('=', '') or row.kind == 'value'):
            yield from _rename(unit, node, row)
        elif not row.tf2:
            unit.obstacle(NAME, node, f'tf.{path}: {row.note or "has no counterpart in TF 2"}')
        else:
            unit.obstacle(
                NAME,
                node,
                f'tf.{path} is passed on as a value, and its parameters differ in TF 2',
                'call it where its arguments are seen',
            )


def spelling(unit: units.Unit, row: symbols.Symbol) -> str:
    """Returns how the converted module spells a symbol."""
    return f'{unit.tensorflow}.{row.tf2}'


def _rename(unit: units.Unit, node: ast.expr, row: symbols.Symbol) -> Iterator[Rewrite]:
    new = spelling(unit, row)
    if ast.unparse(node) != new:
        yield Rewrite(node, lambda renderer: new, NAME)


def _call(unit: units.Unit, call: ast.Call, row: symbols.Symbol) -> Iterator[Rewrite]:
    if row.arguments == '=' and row.tf2 and not row.needs:
        yield from _rename(unit, call.func, row)
        return
    if any(isinstance(a, ast.Starred) for a in call.args) or any(k.arg is None for k in call.keywords):
        unit.obstacle(
            NAME, call, f'starred arguments of tf.{row.symbol} hide which parameters are given'
        )
        return
    positional = [f'@{i}' for i in range(len(call.args))]
    keyword = {k.arg: f'@{k.arg}' for k in call.keywords}
    texts = dict(zip(positional, call.args, strict=True))
    texts.update({f'@{k.arg}': k.value for k in call.keywords})
    shown = {key: _literal(node, key) for key, node in texts.items()}
    mapped = symbols.map_arguments(
        row,
        [shown[p] for p in positional],
        {name: shown[text] for name, text in keyword.items()},
        proved=_proved(call, row),
        constant=_constant_parameters(unit, call, row),
        tensorflow=unit.tensorflow,
    )
    if isinstance(mapped, symbols.Refusal):
        unit.obstacle(row.symbol.rsplit('.', 1)[-1].lower(), call, mapped.reason)
        return
    new_positional, new_keyword = mapped
    if new_positional == [shown[p] for p in positional] and list(new_keyword.items()) == [
        (name, shown[text]) for name, text in keyword.items()
    ]:
        yield from _rename(unit, call.func, row)
        return
    yield from _rename(unit, call.func, row)
    if list(new_keyword.values()) == [shown[t] for t in keyword.values()] and new_positional == [
        shown[p] for p in positional
    ]:
        for old, new in zip(call.keywords, new_keyword, strict=True):
            if old.arg != new:
                yield Rewrite(old, lambda r, new=new, old=old: f'{new}={r.text(old.value)}', NAME)
        return

    def render(renderer: Renderer) -> str:
        parts = [_fill(p, texts, renderer) for p in new_positional]
        parts += [f'{name}={_fill(text, texts, renderer)}' for name, text in new_keyword.items()]
        return f'{renderer.text(call.func)}({", ".join(parts)})'

    yield Rewrite(call, render, NAME)


def _literal(node: ast.expr, key: str) -> str:
    """Returns a text that stands for an argument; constants show themselves, rows compare them."""
    if isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool)):
        return repr(node.value)
    return 'argument_' + ''.join(c if c.isalnum() else '_' for c in key)


def _fill(text: str, texts: dict, renderer: Renderer) -> str:
    """Puts the rewritten arguments where their stand-ins are."""
    for key, node in sorted(texts.items(), key=lambda item: -len(item[0])):
        shown = _literal(node, key)
        if shown == text:
            return renderer.text(node)
        if shown.startswith('argument_') and shown in text:
            inner = renderer.text(node)
            if text.startswith('1 - '):
                inner = inner if isinstance(node, (ast.Name, ast.Constant, ast.Call, ast.Attribute, ast.Subscript)) else f'({inner})'
            text = text.replace(shown, inner)
            return text
    return text


def _proved(call: ast.Call, row: symbols.Symbol) -> list[str]:
    """Returns which of the conditions that rows can need hold for a call."""
    proved = []
    if len(call.args) == 1 and not call.keywords:
        proved.append('equal_shapes')
    if any(isinstance(a, ast.Constant) and isinstance(a.value, float) for a in call.args):
        proved.append('float_arguments')
    first = call.args[0] if call.args else None
    if first is not None and not isinstance(first, (ast.List, ast.Tuple)):
        proved.append('single_table')
    return proved


def _constant_parameters(unit: units.Unit, call: ast.Call, row: symbols.Symbol) -> list[str]:
    """Returns the parameters into which no gradient can flow."""
    held = unit.run.call_arguments.get(id(call), [])
    if not held:
        return []
    found = []
    for number, argument in enumerate(row.arguments.split(',')):
        old, _, new = argument.partition('>')
        new = new.rpartition(':')[2] or old
        given = [
            arguments[number] if number < len(arguments) else keywords.get(old)
            for arguments, keywords in held
        ]
        if all(value is not None and units.gradient_free(value) for value in given):
            found.append(new)
    return found
