"""Texts of which only a part is known, such as names of scopes that a loop numbers."""

import re

from migration.program import values

_SPECIFIER = re.compile(r'%[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]')
_FIELD = re.compile(r'\{[^{}]*\}')


class Patterns:
    """The part of the interpreter that follows texts of which only a part is known."""

    def pattern_operation(self, op, left, right):
        """Returns what an operator makes of a text, or None where no text is involved."""
        parts = right.items if isinstance(right, values.Sequence) else [right]
        if self.is_graph(left) or any(self.is_graph(part) for part in parts):
            return None
        if op == 'Mod' and values.text_of(left) is not None:
            return values.Text(_SPECIFIER.sub('?', left.value))
        if op == 'Add' and any(map(_is_text, (left, right))):
            return values.Text(_pattern(left) + _pattern(right))
        return None

    def pattern_method(self, receiver, name, args):
        """Returns what a method of a known text gives for values that are not known, or None."""
        if name == 'format' and not any(map(self.is_graph, args)):
            return values.Text(_FIELD.sub('?', receiver.value))
        return None


def _is_text(value) -> bool:
    return isinstance(value, values.Text) or values.text_of(value) is not None


def _pattern(value) -> str:
    """Returns a text with `?` for each part that is not known."""
    if isinstance(value, values.Text):
        return value.pattern
    if isinstance(value, values.Constant) and isinstance(value.value, (str, int)):
        return str(value.value)
    return '?'


def pattern_of(value) -> str | None:
    """Returns the pattern of a text, or None where a value may be something else."""
    if isinstance(value, values.Constant):
        return value.value if isinstance(value.value, str) else None
    return _pattern(value)


def may_be_equal(first: str, second: str) -> bool:
    """Tells whether two patterns can stand for one text."""
    if '?' not in first + second:
        return first == second
    if '?' in first and '?' in second:
        heads, tails = zip(
            *((p.split('?', 1)[0], p.rsplit('?', 1)[1]) for p in (first, second)), strict=True
        )
        shorter, longer = sorted(heads, key=len)
        short_tail, long_tail = sorted(tails, key=len)
        return longer.startswith(shorter) and long_tail.endswith(short_tail)
    open_one, known = (first, second) if '?' in first else (second, first)
    parts = map(re.escape, open_one.split('?'))
    return re.fullmatch('.*'.join(parts), known) is not None
