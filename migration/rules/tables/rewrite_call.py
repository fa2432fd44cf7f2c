"""Rewrites calls as the rows of the symbol table demand."""

import ast
from collections.abc import Callable, Collection, Iterator, Mapping

from migration.program import dtypes, static_shapes, values
from migration.program import unit as units
from migration.rules.tables import symbols
from migration.syntax.rewrite import Renderer, Rewrite


def spelling(unit: units.Unit, row: symbols.Symbol) -> str:
    """Returns how the converted module spells a symbol."""
    return f'{unit.tensorflow}.{row.tf2}'


def rename(unit: units.Unit, node: ast.expr, row: symbols.Symbol, rule: str) -> Iterator[Rewrite]:
    """Yields the rewrite of a name, where its spelling changes."""
    if isinstance(node, ast.Name) and not _is_imported(unit, node):
        return  # What it was assigned is respelled there.
    new = spelling(unit, row)
    if ast.unparse(node) != new:
        yield Rewrite(node, lambda renderer: new, rule)


def _is_imported(unit: units.Unit, node: ast.Name) -> bool:
    held = unit.run.reads.get(id(node), [])
    return not held or any(
        b.statement is None or isinstance(b.statement.node, (ast.Import, ast.ImportFrom))
        for b in held
    )


def call(
    unit: units.Unit,
    call: ast.Call,
    row: symbols.Symbol,
    rule: str,
    proved: Collection[str] = (),
    wraps: Mapping[int, Callable[[str], str]] | None = None,
) -> Iterator[Rewrite]:
    """Yields the rewrites of a call as its row demands; refuses where the row cannot be met.

    Args:
      unit: the module.
      call: the call of the symbol.
      row: of the table of symbols.
      rule: who proposes the rewrites.
      proved: conditions that are known to hold for the call.
      wraps: what makes the text of an argument of its rewritten text, by the argument's id.
    """
    wraps = wraps or {}
    if row.arguments == '=' and row.tf2 and not row.needs:
        yield from rename(unit, call.func, row, rule)
        return
    if any(isinstance(a, ast.Starred) for a in call.args) or any(
        k.arg is None for k in call.keywords
    ):
        unit.obstacle(
            rule, call, f'starred arguments of tf.{row.symbol} hide which parameters are given'
        )
        return
    positional = [f'@{i}' for i in range(len(call.args))]
    keyword = {k.arg: f'@{k.arg}' for k in call.keywords}
    proved = [*proved, *_proved(unit, call)]
    row = symbols.proved_row(row, proved)
    texts = dict(zip(positional, call.args, strict=True))
    texts.update({f'@{k.arg}': k.value for k in call.keywords})
    shown = {key: _literal(unit, node, key) for key, node in texts.items()}
    mapped = symbols.map_arguments(
        row,
        [shown[p] for p in positional],
        {name: shown[text] for name, text in keyword.items()},
        proved=proved,
        constant=_constant_parameters(unit, call, row),
        tensorflow=unit.tensorflow,
    )
    if isinstance(mapped, symbols.Refusal):
        unit.obstacle(row.symbol.rsplit('.', 1)[-1].lower(), call, mapped.reason)
        return
    new_positional, new_keyword = mapped
    if (
        not wraps
        and new_positional == [shown[p] for p in positional]
        and list(new_keyword.items()) == [(name, shown[text]) for name, text in keyword.items()]
    ):
        yield from rename(unit, call.func, row, rule)
        return
    yield from rename(unit, call.func, row, rule)
    if (
        not wraps
        and list(new_keyword.values()) == [shown[t] for t in keyword.values()]
        and new_positional == [shown[p] for p in positional]
    ):
        for old, new in zip(call.keywords, new_keyword, strict=True):
            if old.arg != new:
                yield Rewrite(old, lambda r, new=new, old=old: f'{new}={r.text(old.value)}', rule)
        return

    def render(renderer: Renderer) -> str:
        parts = [_fill(unit, p, texts, renderer, wraps) for p in new_positional]
        parts += [
            f'{name}={_fill(unit, text, texts, renderer, wraps)}'
            for name, text in new_keyword.items()
        ]
        return f'{renderer.text(call.func)}({", ".join(parts)})'

    yield Rewrite(call, render, rule)


def _literal(unit: units.Unit, node: ast.expr, key: str) -> str:
    """Returns a text that stands for an argument; constants show themselves, rows compare them."""
    if isinstance(node, ast.Constant):
        return repr(node.value)
    path = unit.run.uses.get(id(node), (None, ''))[1]
    if path and unit.run.kind(path) == 'value':
        return f'{unit.tensorflow}.{path}'
    return 'argument_' + ''.join(c if c.isalnum() else '_' for c in key)


def _fill(unit: units.Unit, text: str, texts: dict, renderer: Renderer, wraps) -> str:
    """Puts the rewritten arguments where their stand-ins are."""
    for key, node in sorted(texts.items(), key=lambda item: -len(item[0])):
        shown = _literal(unit, node, key)
        if shown == text:
            own = renderer.text(node)
            return wraps[id(node)](own) if id(node) in wraps else own
        if shown.startswith('argument_') and shown in text:
            inner = renderer.text(node)
            if text.startswith('1 - '):
                inner = (
                    inner
                    if isinstance(
                        node, (ast.Name, ast.Constant, ast.Call, ast.Attribute, ast.Subscript)
                    )
                    else f'({inner})'
                )
            text = text.replace(shown, inner)
            return text
    return text


def _proved(unit: units.Unit, call: ast.Call) -> list[str]:
    """Returns which of the conditions that rows can need hold for a call."""
    proved = []
    if len(call.args) == 1 and not call.keywords:
        proved.append('equal_shapes')
    if _chooses_of_compared(call) or _chooses_elements(unit, call):
        proved.append('equal_shapes')
    if any(isinstance(a, ast.Constant) and isinstance(a.value, float) for a in call.args):
        proved.append('float_arguments')
    held = unit.run.call_arguments.get(id(call), [])
    types = [unit.run.operand_dtype(arguments, keywords) for arguments, keywords in held]
    if types and all(map(dtypes.is_float, types)):
        proved.append('float_arguments')
    if types and all(map(dtypes.is_integer, types)):
        proved.append('integer_arguments')
    tables = [
        arguments[0] if arguments else keywords.get('params', keywords.get('weights'))
        for arguments, keywords in held
    ]
    if tables and all(isinstance(t, (values.VariableValue, values.Tensor)) for t in tables):
        proved.append('single_table')
    return proved


def _chooses_of_compared(call: ast.Call) -> bool:
    """Tells whether a condition compares what is chosen from: then it is no vector of rows.

    In `where(a < limit, b, a)` the condition has at least the rank of `a`, so if `a` has rows,
    the condition is none of rows.
    """
    if not call.args or not isinstance(call.args[0], ast.Compare):
        return False
    compared = {n.id for n in [call.args[0].left, *call.args[0].comparators] if _is_name(n)}
    chosen = [*call.args[1:3], *(k.value for k in call.keywords if k.arg in ('x', 'y'))]
    return len(chosen) == 2 and any(_is_name(n) and n.id in compared for n in chosen)


def _chooses_elements(unit: units.Unit, call: ast.Call) -> bool:
    """Tells whether a condition has the rank of what it chooses from, or none."""
    held = unit.run.call_arguments.get(id(call), [])
    return bool(held) and all(_condition_rank(*given) in ('element', 'all') for given in held)


def chooses_rows(unit: units.Unit, call: ast.Call) -> bool:
    """Tells whether a condition is a vector that chooses rows of matrices."""
    held = unit.run.call_arguments.get(id(call), [])
    return bool(held) and all(_condition_rank(*given) == 'row' for given in held)


def _condition_rank(args: list, keywords: dict) -> str:
    """Returns what a condition chooses: 'element', 'row', 'all', or '' where that is not known."""
    given = dict(zip(('condition', 'x', 'y'), args, strict=False)) | keywords
    shapes = {n: static_shapes.shape_of(given[n]) for n in ('condition', 'x', 'y') if n in given}
    condition, chosen = shapes.get('condition'), shapes.get('x')
    chosen = shapes.get('y') if chosen is None else chosen
    if condition is None or (chosen is None and len(condition) == 1):
        return ''
    if not condition:
        return 'all'
    if len(condition) > 1 or len(chosen) == 1:
        return 'element'  # Only a vector may have another rank than what it chooses from.
    return 'row' if len(chosen) == 2 else ''


def _is_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Name)


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
