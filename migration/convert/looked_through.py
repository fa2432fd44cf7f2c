"""Writes the suites of statements that leave: of sessions, scopes and questions about versions."""

import ast

from migration.program import version_choices
from migration.syntax import layout


class LookedThrough:
    """The part of the emitter that moves such suites to the left."""

    def _transparent(self, node: ast.stmt, indent: str) -> None:
        old = node.col_offset
        header_end = node.body[0].lineno - 1
        if id(node) in self.unit.run.settled:
            self._chosen(node, indent)
            return
        if isinstance(node, ast.If):
            self._gap(self._first_line(node), old - len(indent))
            self._emit_lines(self._first_line(node), header_end, old - len(indent))
            self._line = header_end + 1
            self._whole_suite(node.body, indent + self.writer.margin(node.body[0].col_offset - old))
            return
        leading = self._leading(node)
        self._gap(leading, old - len(indent))
        header_last = max(
            [i.context_expr.end_lineno for i in node.items]
            + [i.optional_vars.end_lineno for i in node.items if i.optional_vars]
        )
        if node.body[0].lineno <= header_last:
            self._one_line(node, indent)
            return
        self._line = header_last + 1
        self._removed = True
        self._skip_blanks()
        for call in self.unit.run.inline_updates.get(id(node), ()):
            self._put(*(indent + self.renderer.expression(call)).split('\n'))
        for statement in self.unit.run.implied.get(id(node), ()):
            made = self._optimizer_statement(statement) or self._objects(statement)
            self._put(*[indent + line for line in made])
            self._follow(statement.index, indent)
        self._suite(node.body, indent)
        self._dedent_comments_until(node, indent)

    def _chosen(self, node: ast.If, indent: str) -> None:
        """Writes the suite that a condition on the version of TensorFlow chooses."""
        suite = version_choices.taken(*self.unit.run.settled[id(node)])
        stays = not all(map(self._leaves, suite))
        self._gap(
            self._first_line(node) if stays else self._leading(node), node.col_offset - len(indent)
        )
        if suite:
            self._line = self._leading(suite[0])
            self._suite(suite, indent)
            self._dedent_comments_until(node, indent)
        self._line = max(self._line, node.end_lineno + 1)
        self._removed = not suite

    def _leaves(self, node: ast.stmt) -> bool:
        """Tells whether nothing is left of a statement in its place."""
        statement = self._statements.get(id(node))
        index = statement.index if statement is not None else None
        return (
            index in self.structure.moved or index in self.structure.dropped or self._vanishes(node)
        )

    def _one_line(self, node: ast.With, indent: str) -> None:
        """Writes the suite of a removed `with` that stands on the line of its head."""
        self._line = node.end_lineno + 1
        behind = self._line_comments.get(node.end_lineno)
        if behind is not None:
            self._put(indent + self.source.text[behind.start : behind.end])
        for each in node.body:
            statement = self._statements.get(id(each))
            index = statement.index if statement is not None else None
            if not self._leaves(each):
                text = self.writer.margin(each.col_offset) + self.renderer.text(each)
                self._put(*layout.reindent(text, indent).split('\n'))
            if index is not None:
                self._follow(index, indent)

    def _dedent_comments_until(self, node: ast.stmt, indent: str) -> None:
        """Writes the comments that end a removed `with` suite at its new indentation."""
        column = node.body[0].col_offset
        while self._line <= len(self.source.lines):
            line = self.source.lines[self._line - 1]
            if not line.strip():
                ahead = self._line
                while ahead <= len(self.source.lines) and not self.source.lines[ahead - 1].strip():
                    ahead += 1
                if ahead in self._own_comments and self._column(ahead) >= column:
                    self._put('')
                    self._line += 1
                    continue
                return
            if self._line in self._own_comments and self._column(self._line) >= column:
                self._put(indent + line.strip())
                self._line += 1
                continue
            return
