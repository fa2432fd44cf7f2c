"""The text by which steps write summaries."""

import ast
from collections.abc import Callable
from typing import Any

from migration.program import parts
from migration.syntax import layout


class Recording:
    """The part of the writer of functions that writes summaries."""

    def _recorded(self, function: parts.StepFunction) -> list[str]:
        """Returns the statements that write the summaries of a step."""
        recording = function.recording
        if recording is None:
            return []
        statements = [
            self.structure.recorded[index]
            for index in dict.fromkeys(
                part.statement.index
                for part in recording.parts
                if part.statement is not None and part.statement.index in self.structure.recorded
            )
        ]
        if self.structure.has_inner_summaries(recording):
            return self.in_scopes(statements, self.indent, self._summary)
        head = f'{self.indent}{self._header(function)}'
        return [head, *self.in_scopes(statements, self.indent * 2, self._summary)]

    def _number_spec(self, function: parts.StepFunction) -> list[str]:
        """Returns the spec of the parameter that numbers summaries."""
        recording = function.recording
        if recording is None or not recording.is_argument:
            return []
        tensorflow = self.unit.tensorflow
        return [f'{tensorflow}.TensorSpec([], {tensorflow}.int64)']

    def _header(self, function: parts.StepFunction) -> str:
        """Returns the line by which a writer gets what is recorded below it."""
        recording = function.recording
        writer = ast.unparse(recording.addition.site.func.value)
        handed = self.structure.handed_writer(function)
        if handed is not None:
            writer = f'{function.owner.prefix}{handed[1]}'
        step = recording.name
        if recording.own is not None:
            step = self.renderer.text(recording.own.node)
        elif not recording.is_argument:
            step = recording.constant
        return f'with {writer}.as_default(step={step}):'

    def _summary(self, statement, indent: str) -> list[str]:
        """Returns the text of a statement that makes summaries."""
        self._flow.read(self._read_by(statement))
        lines = self._comment_lines(statement, indent)
        node = statement.node
        if isinstance(node, (ast.Expr, ast.Assign)):
            text = self.renderer.expression(node.value)
        else:
            start, end = self.unit.source.span(node)
            text = self.margin(node.col_offset) + self.renderer.between(start, end, [node])
        trailing = self._trailing(statement)
        text = layout.reindent(text, indent) + (f'  {trailing}' if trailing else '')
        return [*lines, *text.split('\n')]

    def in_scopes(
        self, statements: list, indent: str, write: Callable[[Any, str], list[str]]
    ) -> list[str]:
        """Returns some statements, and around them the scopes that tags begin with."""
        entered = self.structure.tag_scopes_around(statements)
        lines: list[str] = []
        before: list = []
        for statement, scopes in zip(statements, entered, strict=True):
            same = [a is b for a, b in zip(before, scopes, strict=False)]
            for place in range([*same, False].index(False), len(scopes)):
                text = self.renderer.text(scopes[place])
                lines.append(f'{indent}{self.indent * place}with {text}:')
            before = scopes
            lines += write(statement, indent + self.indent * len(scopes))
        return lines

    def _within(self, function: parts.StepFunction, lines: list[str], head: int) -> list[str]:
        """Puts the body of a step below its writer, where functions make some summaries."""
        recording = function.recording
        if recording is None or not self.structure.has_inner_summaries(recording):
            return lines
        if recording.own is not None:
            self.unit.obstacle(
                'summary_number',
                recording.step,
                'the number of a summary is known only after it is run',
                'compute the number before the run',
            )
        rows = '\n'.join(lines[head:]).split('\n')
        deeper = [self.indent + row if row.strip() else row for row in rows]
        return [*lines[:head], f'{self.indent}{self._header(function)}', *deeper]
