"""Knows functions of TensorFlow 1.15 that are spelt as several calls in TensorFlow 2."""

import dataclasses
import functools
import pathlib
import re
from collections.abc import Mapping, Sequence

_TABLE = pathlib.Path(__file__).with_name('compositions.tsv')


@dataclasses.dataclass(frozen=True, slots=True)
class Composition:
    """A row of the table.

    Attributes:
      symbol: the path below `tf.`.
      parameters: the names of TF1's parameters, in order.
      refused: those that must not be given.
      text: what computes the same.
    """

    symbol: str
    parameters: tuple[str, ...]
    refused: frozenset[str]
    text: str


@functools.cache
def _rows() -> dict[str, Composition]:
    rows = {}
    for line in _TABLE.read_text(encoding='utf-8').splitlines()[1:]:
        if line.startswith(('#', 'symbol\t')):
            continue
        symbol, parameters, _, text = line.split('\t')
        names = parameters.split(',')
        rows[symbol] = Composition(
            symbol,
            tuple(name.rstrip('!') for name in names),
            frozenset(name[:-1] for name in names if name.endswith('!')),
            text,
        )
    return rows


def lookup(symbol: str) -> Composition | None:
    """Returns what a symbol is made of, or None where TF 2 has it or nothing like it."""
    return _rows().get(symbol)


def bind(row: Composition, positional: Sequence, keyword: Mapping[str, object]) -> dict:
    """Returns the arguments of a call by the parameters' names.

    Raises:
      ValueError: the function has no such parameters, or one that must not be given.
    """
    if len(positional) > len(row.parameters):
        raise ValueError(f'too many arguments for tf.{row.symbol}')
    given = dict(zip(row.parameters, positional, strict=False))
    for name, value in keyword.items():
        if name not in row.parameters or name in given:
            raise ValueError(f'tf.{row.symbol} has no parameter {name} here')
        given[name] = value
    for name in sorted(given.keys() & row.refused):
        raise ValueError(f'the argument {name} of tf.{row.symbol} has no counterpart')
    return given


def spell(row: Composition, tensorflow: str, arguments: Mapping[str, str]) -> str:
    """Returns the text of a call with the texts of its arguments."""

    def part(match: re.Match) -> str:
        wanted = re.findall(r'\{(\w+)\}', match[1])
        return match[1] if all(name == 'tf' or name in arguments for name in wanted) else ''

    text = re.sub(r'\[([^\]]*)\]', part, row.text)
    texts = {'tf': tensorflow, **arguments}
    return re.sub(r'\{(\w+)\}', lambda match: texts[match[1]], text)
