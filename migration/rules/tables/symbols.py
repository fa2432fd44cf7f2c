"""Knows every public symbol of TensorFlow 1.15 and maps the arguments of a call to TensorFlow 2.

`lookup('nn.dropout')` gives the row of `symbols.tsv`, whose header explains the columns;
`map_arguments` rewrites argument texts as the row demands, or says why that would be wrong.
"""

import ast
import dataclasses
import functools
import pathlib
from collections.abc import Collection, Mapping, Sequence

_TABLE = pathlib.Path(__file__).with_name('symbols.tsv')


@dataclasses.dataclass(frozen=True, slots=True)
class Symbol:
    """A public symbol of TensorFlow 1.15; paths are below `tf.`."""

    symbol: str
    kind: str
    tf2: str = ''
    arguments: str = ''
    tf2_order: str = ''
    needs: str = ''
    same215: str = 'yes'
    checked: str = 'no'
    note: str = ''

    @property
    def parameters(self) -> tuple[str, ...]:
        """TF 1's parameters in order; none where the row does not tell them."""
        known = self.arguments not in ('', '=', '!')
        return tuple(p.old for p in _parse(self.arguments)[0]) if known else ()


@dataclasses.dataclass(frozen=True, slots=True)
class Refusal:
    """Why a call cannot be rewritten."""

    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class _Parameter:
    old: str
    new: str = ''  # Empty: dropped or refused.
    wrap: str = ''
    refused: bool = False
    allowed: str = ''  # The one text that may be given where it is refused.
    called: str = ''  # An argument of the call of the layer or schedule that TF2 makes.
    default: str = ''  # What that call needs if TF1's call leaves it out.


@functools.cache
def _lines() -> dict[str, str]:
    lines = {}
    for line in _TABLE.read_text(encoding='utf-8').split('\n'):
        if line and line[0] != '#':
            lines[line[: line.index('\t')]] = line
    del lines['symbol']
    return lines


def symbols() -> Collection[str]:
    """Returns the paths of all symbols, in the table's order."""
    return _lines().keys()


@functools.cache
def lookup(symbol: str) -> Symbol | None:
    """Returns what is known about a TF1 path such as `nn.dropout`; None if it is not in TF 1.15.

    What `compat.v2` has under a name is TF 2's: the row says so where it is something else.
    """
    if symbol.startswith('compat.v2.'):
        return _of_second(symbol)
    name = symbol.removeprefix('compat.v1.')
    line = _lines().get(name)
    return Symbol(*line.split('\t')) if line else _early().get(name)


@functools.cache
def _early() -> dict[str, Symbol]:
    """Returns rows of the kind `early` for names that TensorFlow lost before 1.15."""
    text = _TABLE.with_name('early_names.tsv').read_text(encoding='utf-8')
    rows = {}
    for line in text.splitlines():
        if line.startswith(('#', 'early\t')):
            continue
        name, instead, change = line.split('\t')
        note = f'write tf.{instead}' + (f' ({change})' if change else '')
        rows[name] = Symbol(name, 'early', note=note)
    return rows


def _of_second(symbol: str) -> Symbol | None:
    """Returns the row of a symbol of `compat.v2`."""
    name = symbol.removeprefix('compat.v2.')
    row = lookup(name)
    if row is None or (row.kind != 'module' and row.tf2 == name and row.arguments in ('', '=')):
        return row
    if row.kind == 'module':
        return dataclasses.replace(row, symbol=symbol)
    if row.tf2 == name and row.kind in _COMPUTING:
        return dataclasses.replace(row, symbol=symbol, arguments='=', needs='')
    return Symbol(symbol, 'refuse', note='this part of TF 2 cannot stand beside TF 1')


# Kinds of functions whose rows say all that is needed.
_COMPUTING = frozenset({'pure', 'value', 'python', 'random', 'variable'})


_OPPOSITE = {'float_arguments': 'integer_arguments', 'integer_arguments': 'float_arguments'}


def proved_row(symbol: Symbol, proved: Collection[str]) -> Symbol:
    """Returns the row that holds for a symbol: another one where the opposite is proved."""
    wanted, _, other = symbol.needs.partition(' else ')
    return lookup(other) if other and _OPPOSITE[wanted] in proved else symbol


def map_arguments(
    symbol: Symbol,
    positional: Sequence[str],
    keyword: Mapping[str, str],
    *,
    proved: Collection[str] = (),
    constant: Collection[str] = (),
    tensorflow: str = 'tf',
) -> tuple[list[str], dict[str, str]] | Refusal:
    """Rewrites the arguments of a TF1 call for `symbol.tf2`.

    Args:
        symbol: the row of the called symbol.
        positional: argument texts; a starred one begins with `*`.
        keyword: argument texts by name; the name `**` stands for a doubly starred one.
        proved: conditions (column `needs`) that are known to hold for this call.
        constant: names of TF2 parameters whose values no gradient can reach, so that they need
            no `stop_gradient`.
        tensorflow: how the module spells TensorFlow.

    Returns:
        Positional and keyword texts for TF2, or a refusal.
    """
    if symbol.kind == 'refuse' or not symbol.tf2:
        return Refusal(symbol.note or f'tf.{symbol.symbol} has no counterpart in TensorFlow 2')
    if symbol.needs == 'equal_shapes' and len(positional) + len(keyword.keys() - {'name'}) == 1:
        proved = [*proved, 'equal_shapes']  # A single argument has nothing to be equal to.
    wanted = symbol.needs.partition(' else ')[0]
    if wanted and wanted not in proved:
        needs = wanted.replace('_', ' ')
        return Refusal(f'tf.{symbol.symbol} needs {needs}: {symbol.note}'.rstrip(': '))
    if symbol.arguments == '=':
        return list(positional), dict(keyword)
    if symbol.arguments in ('', '!'):
        return Refusal(symbol.note or f'calls of tf.{symbol.symbol} have no plain counterpart')
    if '**' in keyword or any(text.startswith('*') for text in positional):
        return Refusal(f'starred arguments of tf.{symbol.symbol} hide which parameters are given')
    parameters, added = _parse(symbol.arguments)
    given = _bind(symbol, parameters, positional, keyword)
    if isinstance(given, Refusal):
        return given
    result: dict[str, str] = {}
    for parameter, text in given:
        mapped = _map_one(symbol, parameter, text, constant, tensorflow)
        if isinstance(mapped, Refusal):
            return mapped
        if mapped is None:
            continue
        if parameter.new in result:
            return Refusal(f'tf.{symbol.symbol} got {parameter.new} twice, under an old name too')
        result[parameter.new] = mapped
    leading = {p.new for p, _ in given[: len(positional)]}
    for name, text, by_position in added:
        if name not in result:
            result[name] = tensorflow + text[2:] if text.startswith('tf.') else text
            leading |= {name} if by_position else set()
    return _arrange(symbol, result, leading)


def call_arguments(
    symbol: Symbol, positional: Sequence[str], keyword: Mapping[str, str]
) -> dict[str, str] | Refusal:
    """Returns the arguments of a TF1 call that TF2 gives to the object it made, by TF2's name.

    `tf.layers.dense(x, 4)` becomes a layer `Dense(4)` and its call with `inputs`, here `x`; a
    schedule such as `tf.train.exponential_decay` is called with `step`.
    """
    if symbol.arguments in ('', '=', '!'):
        return {}
    parameters, _ = _parse(symbol.arguments)
    given = _bind(symbol, parameters, positional, keyword)
    if isinstance(given, Refusal):
        return given
    texts = {p.called: p.default for p in parameters if p.called and p.default}
    return texts | {p.called: text for p, text in given if p.called}


@functools.cache
def _parse(arguments: str) -> tuple[tuple[_Parameter, ...], tuple[tuple[str, str, bool], ...]]:
    """Splits the column `arguments` into TF1's parameters and what TF2 needs besides."""
    pieces: list[str] = []
    for piece in arguments.split(','):
        if pieces and piece.startswith(' '):
            pieces[-1] += ',' + piece
        else:
            pieces.append(piece)
    parameters, added = [], []
    for piece in pieces:
        if piece.startswith('+'):
            name, _, value = piece.lstrip('+').partition('=')
            added.append((name, value, piece.startswith('++')))
            continue
        old, arrow, new = piece.partition('>')
        if not arrow:
            parameters.append(_Parameter(old, old))
        elif new == '-':
            parameters.append(_Parameter(old))
        elif new.startswith('@'):
            called, _, default = new[1:].partition('=')
            parameters.append(_Parameter(old, called=called, default=default))
        elif new.startswith('!'):
            parameters.append(_Parameter(old, refused=True, allowed=new[1:]))
        else:
            wrap, _, name = new.rpartition(':')
            parameters.append(_Parameter(old, name, wrap))
    return tuple(parameters), tuple(added)


def _bind(symbol, parameters, positional, keyword) -> list[tuple[_Parameter, str]] | Refusal:
    """Pairs argument texts with TF1's parameters, positional ones first."""
    if len(positional) > len(parameters):
        return Refusal(f'too many arguments for tf.{symbol.symbol}')
    given = list(zip(parameters, positional, strict=False))
    by_name = {p.old: p for p in parameters[len(positional) :]}
    for name, text in keyword.items():
        if name not in by_name:
            return Refusal(f'tf.{symbol.symbol} has no parameter {name} here')
        given.append((by_name[name], text))
    return given


def _map_one(symbol, parameter, text, constant, tensorflow) -> str | Refusal | None:
    """Returns one argument's text for TF2, or None where it is left out."""
    if parameter.old == '_sentinel':
        return Refusal(f'TF 1.15 takes the arguments of tf.{symbol.symbol} by name only')
    if parameter.refused:
        if parameter.allowed and _same_text(text, parameter.allowed, tensorflow):
            return None
        return Refusal(f'the argument {parameter.old} of tf.{symbol.symbol} has no counterpart')
    if not parameter.new:
        return None
    if parameter.new != parameter.old and text == 'None':
        return None  # The old name's default.
    if parameter.wrap == '1-':
        return '1 - ' + (text if _is_tight(text) else f'({text})')
    if parameter.wrap == 'stop_gradient' and parameter.new not in constant:
        return f'{tensorflow}.stop_gradient({text})'
    return text


def _arrange(symbol, result, leading) -> tuple[list[str], dict[str, str]]:
    """Keeps arguments positional as far as TF2's order agrees; the rest become keywords."""
    positional = []
    rest = dict(result)
    for name in symbol.tf2_order.split(','):
        if name not in leading or name not in rest:
            break
        positional.append(rest.pop(name))
    return positional, rest


def _same_text(text: str, allowed: str, tensorflow: str) -> bool:
    if allowed.startswith('tf.'):
        allowed = tensorflow + allowed[2:]
    try:
        return ast.dump(ast.parse(text, mode='eval')) == ast.dump(ast.parse(allowed, mode='eval'))
    except SyntaxError:
        return False


def _is_tight(text: str) -> bool:
    """Whether a text binds tighter than a subtraction's right side needs."""
    try:
        node = ast.parse(text, mode='eval').body
    except SyntaxError:
        return False
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Mult | ast.Div | ast.Pow | ast.FloorDiv | ast.Mod)
    return isinstance(node, ast.Name | ast.Attribute | ast.Call | ast.Subscript | ast.Constant)
