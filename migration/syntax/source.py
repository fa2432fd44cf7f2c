"""A parsed source text: its tree, the text of any node, its comments."""

import ast
import bisect
import dataclasses
import functools
import re

from migration.syntax import edits, trees

# In a text that is Python, a quote outside of these begins a string and `#` a comment. The module
# `tokenize` comes to the same, in a tenth of all the time that a conversion takes.
_STRING_OR_COMMENT = re.compile(
    r"""
    \#[^\r\n]*
    | \"{3} (?: [^\\] | \\. )*? \"{3} | '{3} (?: [^\\] | \\. )*? '{3}
    | " (?: [^"\\\n] | \\. )* " | ' (?: [^'\\\n] | \\. )* '
    """,
    re.DOTALL | re.VERBOSE,
)


@dataclasses.dataclass(frozen=True)
class Comment:
    """A comment, with the offsets of its text.

    Attributes:
      start: offset of the `#`.
      end: offset behind its last character.
      line: its line, from 1.
      own_line: whether nothing else stands on that line.
    """

    start: int
    end: int
    line: int
    own_line: bool


class Source:
    """A source text and its syntax tree.

    Offsets count characters of the text; `ast` counts bytes of UTF-8 within a line.

    Args:
      text: the text.
      filename: names it in messages.
      tree: its tree, where it is parsed already.
      origin: the source that it was made of, with the edits that were made.

    Raises:
      SyntaxError: the text is not Python.
    """

    def __init__(
        self,
        text: str,
        filename: str = '<string>',
        tree: ast.Module | None = None,
        origin: 'tuple[Source, list] | None' = None,
    ):
        self.text = text
        self.origin = origin
        self.filename = filename
        self.tree = ast.parse(text, filename) if tree is None else tree
        # Form feeds and other separators of str.splitlines end no line of Python.
        self.lines = re.findall(r'[^\n]*\n|[^\n]+', text) or ['']
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line))

    @property
    def first(self) -> 'Source':
        """The source that was read."""
        return self if self.origin is None else self.origin[0].first

    def edited(self, made: list[edits.Edit]) -> 'Source':
        """Returns the source with some edits."""
        return Source(edits.apply(self.text, made), self.filename, None, (self, sorted(made)))

    def place_read(self, line: int, column: int) -> tuple[int, int]:
        """Returns where a place was in the source that was read."""
        if self.origin is None:
            return line, column
        before, made = self.origin
        offset, added = self.offset(line, column), 0
        for edit in made:
            at = edit.start + added
            if offset < at:
                break
            more = len(edit.text) - (edit.end - edit.start)
            if offset < at + len(edit.text):
                return before.place_read(*before.place(edit.start))
            added += more
        return before.place_read(*before.place(offset - added))

    def offset(self, line: int, column: int) -> int:
        """Returns the offset of a place in the coordinates of `ast`."""
        if line > len(self.lines):
            return len(self.text)
        text = self.lines[line - 1]
        if not text.isascii():
            column = len(text.encode()[:column].decode(errors='ignore'))
        return self._starts[line - 1] + column

    def place(self, offset: int) -> tuple[int, int]:
        """Returns line and column, in the coordinates of `ast`, of an offset."""
        line = max(bisect.bisect_right(self._starts, offset) - 1, 0)
        return line + 1, len(self.text[self._starts[line] : offset].encode())

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Returns the offsets of the first character of a node and of the one behind it."""
        return (
            self.offset(node.lineno, node.col_offset),
            self.offset(node.end_lineno, node.end_col_offset),
        )

    def segment(self, node: ast.AST) -> str:
        """Returns the text of a node."""
        start, end = self.span(node)
        return self.text[start:end]

    def stands_alone(self, node: ast.stmt) -> bool:
        """Tells whether a statement shares its lines with no other."""
        start, end = self.span(node)
        rest = self.text[end:].split('\n', 1)[0].strip().removeprefix(';').lstrip()
        before = self.text[self.line_start(node.lineno) : start].strip()
        return not before and (not rest or rest.startswith('#'))

    def line_start(self, line: int) -> int:
        """Returns the offset of a line's first character."""
        return self._starts[min(line, len(self._starts)) - 1]

    @functools.cached_property
    def formatted(self) -> frozenset[int]:
        """The ids of the nodes in f-strings, whose positions are only right from Python 3.12 on."""
        strings = trees.of_kind(self.tree, ast.JoinedStr)
        return frozenset(id(part) for string in strings for part in trees.walk(string))

    @functools.cached_property
    def comments(self) -> tuple[Comment, ...]:
        """All comments in order."""
        found = []
        for match in _STRING_OR_COMMENT.finditer(self.text) if '#' in self.text else ():
            start, end = match.span()
            if self.text[start] == '#':
                line = bisect.bisect_right(self._starts, start)
                own_line = not self.text[self._starts[line - 1] : start].strip()
                found.append(Comment(start, end, line, own_line))
        return tuple(found)
