"""Abstract evaluation of texts: names that a program puts together at run time."""

import ast
import re

from migration.program import constants, values

_PLAIN = (str, int, float, bool, type(None))
# fmt: off
_METHODS = frozenset({
    'split', 'rsplit', 'startswith', 'endswith', 'lower', 'upper', 'strip', 'lstrip', 'rstrip',
    'partition', 'rpartition', 'format', 'replace', 'join', 'find', 'rfind', 'count', 'index',
    'zfill', 'title', 'capitalize', 'isdigit', 'isalpha', 'splitlines',
})
# fmt: on
_PATTERNS = {'re.match': re.match, 're.search': re.search, 're.fullmatch': re.fullmatch}


class Texts:
    """The part of the interpreter that computes with constant texts."""

    def _e_JoinedStr(self, node, frame):
        texts = []
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                value = self.evaluate(part.value, frame)
                self.escape(value, part)
                self.show_shapes(part, [value])
                texts.append(_formatted(part, value))
            else:
                texts.append(part.value)
        if None in texts:
            return values.Text(''.join('?' if text is None else text for text in texts))
        return values.Constant(''.join(texts))

    def text_operation(self, node, op, left, right):
        """Returns `'...' % values` where all is known, or None."""
        if op != 'Mod' or not isinstance(left, values.Constant) or not isinstance(left.value, str):
            return None
        shown = right.items if isinstance(right, values.Sequence) else [right]
        self.show_shapes(node, shown)
        self.format_numbers(node, left, right)
        if not isinstance(right, values.Sequence) or right.mutable or right.open:
            return None
        if not all(isinstance(i, values.Constant) for i in right.items):
            return None
        try:
            given = tuple(i.value for i in right.items)
            return values.Constant(constants.formatted(left.value, given))
        except constants.NotKnownError:
            return None

    def text_method(self, receiver, name, args, keywords):
        """Returns what a method of a known text gives, or None where that is not known."""
        held = [constant_of(a) for a in [*args, *keywords.values()]]
        if not isinstance(receiver.value, str) or name not in _METHODS or None in held:
            return None
        positional = [h.value for h in held[: len(args)]]
        named = dict(zip(keywords, (h.value for h in held[len(args) :]), strict=True))
        try:
            return values.Constant(constants.of_method(receiver.value, name, positional, named))
        except constants.NotKnownError:
            return None

    def part_of_text(self, base, place, frame):
        """Returns a slice of a constant."""
        bounds = [self.evaluate(b, frame) if b else None for b in (place.lower, place.upper)]
        numbers = [b.value if isinstance(b, values.Constant) else b for b in bounds]
        if place.step is not None or any(isinstance(n, values.Value) for n in numbers):
            return values.Unknown()
        try:
            return values.Constant(base.value[slice(*numbers)])
        except TypeError:
            return values.Unknown()

    def matched(self, function, args):
        """Returns whether a constant pattern matches a constant text, or None."""
        pattern = _PATTERNS.get(getattr(function, 'path', ''))
        if isinstance(function, values.Method) and isinstance(function.receiver, values.Foreign):
            pattern = _PATTERNS.get(f'{function.receiver.path}.{function.name}')
        texts = [values.text_of(a) for a in args]
        if pattern is None or len(texts) != 2 or None in texts:
            return None
        try:
            return values.Constant(pattern(*texts) is not None or None)
        except re.error:
            return None

    def quantified(self, name, value):
        """Returns what `any` and `all` give for known constants, or None."""
        items = self.elements(value)
        if name not in ('any', 'all') or items is None:
            return None
        if not all(isinstance(i, values.Constant) for i in items):
            return None
        return values.Constant({'any': any, 'all': all}[name](i.value for i in items))


def constant_of(value: values.Value) -> values.Constant | None:
    """Returns a value as one constant, lists of constants too; None where it is not known."""
    if isinstance(value, values.Constant):
        return value
    if isinstance(value, values.Sequence) and not value.open:
        items = [constant_of(i) for i in value.items]
        if None not in items:
            plain = [i.value for i in items]
            return values.Constant(plain if value.mutable else tuple(plain))
    return None


def _formatted(part: ast.FormattedValue, value: values.Value) -> str | None:
    """Returns the text of a value in an f-string, or None where it is not known."""
    if not isinstance(value, values.Constant) or not isinstance(value.value, _PLAIN):
        return None
    spec = ''
    if part.format_spec is not None:
        texts = [v.value for v in part.format_spec.values if isinstance(v, ast.Constant)]
        if len(texts) != len(part.format_spec.values):
            return None
        spec = ''.join(texts)
    converted = {115: str, 114: repr, 97: ascii}.get(part.conversion, lambda v: v)(value.value)
    try:
        return constants.shown(converted, spec)
    except constants.NotKnownError:
        return None
