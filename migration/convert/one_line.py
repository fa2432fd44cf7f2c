"""Writes suites that stand on the line of their head: `if done: break`."""

import ast

from migration.syntax import layout


class OneLineSuites:
    """The part of the emitter that writes them."""

    def _one_line_suite(self, node: ast.stmt, suite: list, heads: list, indent: str) -> bool:
        """Writes a suite with its head if they share a line; tells whether they do.

        Args:
          node: the statement that the suite is a part of.
          suite: its statements.
          heads: the expressions of the statement outside of its suites.
          indent: of the head.
        """
        at = self.source.span(suite[0])[0]
        if not self.source.text[self.source.line_start(suite[0].lineno) : at].strip():
            return False
        start, last = self.source.line_start(self._line), suite[-1].end_lineno
        parts = [n for n in heads if start <= self.source.span(n)[0] < at]
        if all(map(self._leaves, suite)):
            text = self.renderer.between(start, at, parts) + 'pass'
            if (comment := self._line_comments.get(last)) is not None:
                text += '  ' + self.source.text[comment.start : comment.end]
        else:
            for statement in suite:
                if not self._stays(statement) or id(node) in self.structure.leaving:
                    self.unit.obstacle(
                        'one_line_suite',
                        statement,
                        'a block that changes shares the line of its head',
                        'put the block on a line of its own',
                    )
            lines = self.source.lines
            end = self.source.line_start(last + 1) if last < len(lines) else len(self.source.text)
            text = self.renderer.between(start, end, [*parts, *suite]).rstrip('\r\n')
        if node.col_offset != len(indent):
            text = layout.reindent(text, indent)
        self._put(*text.split('\n'))
        self._line = last + 1
        return True

    def _leaves(self, node: ast.stmt) -> bool:
        """Tells whether nothing is left of a statement."""
        if id(node) in self.structure.vanished | self.structure.hoisted:
            return True
        index = self._index(node)
        return index in self.structure.dropped and not self._follows(index)

    def _stays(self, node: ast.stmt) -> bool:
        """Tells whether a statement is rewritten where it stands, if at all."""
        if id(node) in self._around or id(node) in self.structure.looked_through:
            return False
        index = self._index(node)
        gone = index in self.structure.moved or self._leaves(node)
        return not gone and not self._follows(index)

    def _index(self, node: ast.stmt) -> int | None:
        statement = self._statements.get(id(node))
        return statement.index if statement is not None else None

    def _follows(self, index: int | None) -> bool:
        """Tells whether something is written behind a statement."""
        places = (self._placement.starts, self._placement.functions)
        return index is not None and any(place.get(index) for place in places)
