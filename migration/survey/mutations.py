"""Changes programs at random into others that are still Python, as people and mistakes would."""

import ast
import random
import textwrap
from collections.abc import Callable

_COMMENTS = ('# Odd.', '# ---', '#', '#: x = 1', '# é日本', '# type: ignore')
_HEADERS = (
    'if flag:', 'for _ in range(3):', 'while more:', 'def main():', 'class Model:', 'try:',
    'with tf.Session() as inner:', "with tf.variable_scope('s'):", 'with tf.name_scope("n"):',
    'with tf.Graph().as_default():', "if __name__ == '__main__':", 'async def later():',
)  # fmt: skip
_STATEMENTS = (
    'del x', 'x = None', 'pass', 'global x', 'x += 1', 'print(x)', 'return x', 'x.y = x', 'raise x',
    'x = [x for x in x]', 'x = lambda x=x: x', 'x = (yield)', 'import tensorflow', 'tf = tf',
    'from tensorflow import *', 'x, *y = x', 'x = f"{x!r:>{x}}"', '(x := x)', 'x = {**x}',
    'x = x if x else x', 'x = sess.run(x)', 'sess.run({"x": x, "y": [x]})', 'x[0] = x',
    'tf.reset_default_graph()', 'sess = tf.InteractiveSession()', 'x.eval({x: x})', 'assert x, x',
    'x = tf.gradients(x, [x])', 'match x:\n    case [x, *_]: pass\n    case {"x": x, **y}: pass',
    'x = tf.placeholder(tf.float32)',
)  # fmt: skip


class Mutation:
    """A source text that is changed step by step."""

    def __init__(self, text: str, seed: int):
        self.random = random.Random(seed)
        self.lines = text.split('\n')

    @property
    def text(self) -> str:
        """The text as it is now."""
        return '\n'.join(self.lines)

    def change(self, times: int) -> str:
        """Makes so many changes that leave Python, and returns the text."""
        steps: list[Callable[[ast.Module], None]] = [
            self._drop, self._repeat, self._wrap, self._comment, self._insert, self._rename,
            self._join, self._swap,
        ]  # fmt: skip
        for _ in range(times):
            before = list(self.lines)
            try:
                self.random.choice(steps)(ast.parse(self.text))
                compile(self.text, '<mutation>', 'exec', dont_inherit=True)
            except (SyntaxError, ValueError, IndexError):
                self.lines = before
        return self.text

    def _statement(self, tree: ast.Module) -> ast.stmt:
        found = [node for node in ast.walk(tree) if isinstance(node, ast.stmt)]
        return self.random.choice(found)

    def _block(self, node: ast.stmt) -> list[str]:
        return self.lines[node.lineno - 1 : node.end_lineno]

    def _put(self, node: ast.stmt, lines: list[str]) -> None:
        self.lines[node.lineno - 1 : node.end_lineno] = lines

    def _drop(self, tree):
        self._put(self._statement(tree), [])

    def _repeat(self, tree):
        node = self._statement(tree)
        self._put(node, self._block(node) * 2)

    def _swap(self, tree):
        body = tree.body
        at = self.random.randrange(len(body) - 1)
        first, second = body[at], body[at + 1]
        lines = self._block(second) + self._block(first)
        self.lines[first.lineno - 1 : second.end_lineno] = lines

    def _wrap(self, tree):
        node = self._statement(tree)
        last = self.random.choice([s for s in tree.body if s.lineno >= node.lineno] or [node])
        if node not in tree.body:
            last = node
        margin = ' ' * node.col_offset
        inside = self.lines[node.lineno - 1 : last.end_lineno]
        header = self.random.choice(_HEADERS)
        after = [margin + 'finally: pass'] if header == 'try:' else []
        lines = [margin + header, *('    ' + line for line in inside), *after]
        self.lines[node.lineno - 1 : last.end_lineno] = lines

    def _comment(self, tree):
        at = self.random.randrange(len(self.lines))
        line, comment = self.lines[at], self.random.choice(_COMMENTS)
        if self.random.random() < 0.5:
            self.lines[at] = f'{line}  {comment}'
        else:
            self.lines.insert(at, line[: len(line) - len(line.lstrip())] + comment)

    def _insert(self, tree):
        node = self._statement(tree)
        names = [n.id for n in ast.walk(tree) if isinstance(n, ast.Name)] or ['x']
        name = self.random.choice(names)
        text = self.random.choice(_STATEMENTS)
        tokens = [name if part == 'x' else part for part in _split(text)]
        text = textwrap.indent(''.join(tokens), ' ' * node.col_offset)
        self.lines[node.lineno - 1 : node.lineno - 1] = text.split('\n')

    def _rename(self, tree):
        names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
        one, other = self.random.choice(names), self.random.choice(names)
        line = self.lines[one.lineno - 1].encode()
        line = line[: one.col_offset] + other.id.encode() + line[one.end_col_offset :]
        self.lines[one.lineno - 1] = line.decode()

    def _join(self, tree):
        node = self._statement(tree)
        self.lines[node.end_lineno - 1] += '; ' + self.lines[node.end_lineno].strip()
        del self.lines[node.end_lineno]


def _split(text: str) -> list[str]:
    """Returns the words of a statement and what is between them."""
    parts, word = [], ''
    for character in text:
        if character.isidentifier() or (word and character.isalnum()):
            word += character
            continue
        parts += [word, character]
        word = ''
    return [*parts, word]
