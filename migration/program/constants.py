"""Computes with constants of the source, as far as the result is small.

A program may ask for a text of a gigabyte or for a number with a million digits; whoever only
reads it must not make them.
"""

import operator
import re
from typing import Any

_OPERATORS = {
    'Add': operator.add,
    'Sub': operator.sub,
    'Mult': operator.mul,
    'Div': operator.truediv,
    'FloorDiv': operator.floordiv,
    'Mod': operator.mod,
}
_MOST_CHARACTERS = 10_000
_MOST_BITS = 10_000
_SIZED = (str, bytes, tuple, list)
# A width or precision in a format such as `%10000d`, or one that an argument tells.
_WIDE = re.compile(r'\d{5}|%[-+ #0]*\d*\.?\*')


class NotKnownError(Exception):
    """What an operation gives is known only when the program runs."""


def operation(name: str, left: Any, right: Any) -> Any:
    """Returns what a binary operator gives.

    Args:
      name: of its node in `ast`.
      left: the left operand.
      right: the right operand.

    Raises:
      NotKnownError: it cannot be computed, or is too large.
    """
    if name == 'Mult':
        for sized, count in ((left, right), (right, left)):
            if isinstance(sized, _SIZED) and isinstance(count, int):
                _check_size(len(sized) * count)
    if name == 'Mod' and isinstance(left, (str, bytes)):
        return formatted(left, right)
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(left.bit_length() + right.bit_length())
    try:
        result = _OPERATORS[name](left, right)
    except Exception as error:  # Whatever it does at run time, it is not known here.
        raise NotKnownError from error
    if isinstance(result, _SIZED):
        _check_size(len(result))
    return result


def formatted(text: str | bytes, given: Any) -> str | bytes:
    """Returns `text % given`.

    Raises:
      NotKnownError: it cannot be computed, or is too large.
    """
    if _WIDE.search(repr(text)):
        raise NotKnownError
    try:
        return text % given
    except Exception as error:
        raise NotKnownError from error


def shown(value: Any, spec: str) -> str:
    """Returns `format(value, spec)`.

    Raises:
      NotKnownError: it cannot be computed, or is too large.
    """
    if _WIDE.search(spec):
        raise NotKnownError
    try:
        return format(value, spec)
    except Exception as error:
        raise NotKnownError from error


def of_method(text: str, name: str, args: list, keywords: dict) -> Any:
    """Returns what a method of a text gives.

    Raises:
      NotKnownError: it cannot be computed, or is too large.
    """
    given = [*args, *keywords.values()]
    if any(isinstance(a, int) and a > _MOST_CHARACTERS for a in given):
        raise NotKnownError
    if name == 'format' and _WIDE.search(text):
        raise NotKnownError
    if name == 'replace' and len(args) > 1 and all(isinstance(a, str) for a in args[:2]):
        _check_size(len(text) + (text.count(args[0]) + 1) * len(args[1]))
    try:
        return getattr(text, name)(*args, **keywords)
    except Exception as error:
        raise NotKnownError from error


def _check_size(size: int) -> None:
    if size > _MOST_CHARACTERS:
        raise NotKnownError


def _check_bits(bits: int) -> None:
    if bits > _MOST_BITS:
        raise NotKnownError
