"""Writes the converted module in one traversal of the original.

Statements stay where they are and as they are, except that those which became part of a
function leave, functions appear where the last of their statements stood, and the suites of
`with tf.Session()` move to the left.
"""

import ast
import re

from migration.convert import compound, functions, looked_through, module_classes, placement
from migration.program import closures, inputs, layer_parts, state
from migration.program import unit as units
from migration.syntax import layout, trees
from migration.syntax.rewrite import Renderer

# How the further suites of a statement begin.
_CONTINUES = re.compile(r'\s*(else|elif|except|finally)\b')


class Emitter(compound.Compound, looked_through.LookedThrough, module_classes.ModuleClasses):
    """Writes one module."""

    def __init__(self, unit: units.Unit, renderer: Renderer):
        self.unit = unit
        self.source = unit.source
        self.renderer = renderer
        self.structure = unit.structure
        self.output: list[str] = []  # Lines without line ends.
        self._gap_after_function = 0
        self._removed = False
        self._statements = {id(s.node): s for s in unit.run.statements}
        self._own_comments = {c.line: c for c in self.source.comments if c.own_line}
        self._line_comments = {c.line: c for c in self.source.comments if not c.own_line}
        self.writer = functions.Writer(unit, renderer, self.comments)
        self._placement = placement.Placement(unit, self.writer)
        self._around = self._ancestors()
        self._emptied, self._calls_of_emptied = self._empty_regions()
        self._made_before = {*self.structure.takes, *self.structure.pulls} - {
            *self.structure.dropped
        }

    def text(self) -> str:
        """Returns the converted module."""
        self._line = 1
        self._suite(self.source.tree.body, '')
        self._gap(len(self.source.lines) + 1, 0)
        text = '\n'.join(self.output)
        return text if not text or text.endswith('\n') or not self._final_newline() else text + '\n'

    def _final_newline(self) -> bool:
        return self.source.text.endswith(('\n', '\r'))

    # Comments

    def comments(self, statement: state.Statement) -> tuple[str, str]:
        """Returns the comment lines above a statement and the comment behind it."""
        first = self._first_line(statement.node)
        lines = [self.source.lines[n - 1] for n in range(self._leading(statement.node), first)]
        behind = self._line_comments.get(statement.node.end_lineno)
        if behind is not None and behind.start < self.source.span(statement.node)[1]:
            behind = None
        trailing = self.source.text[behind.start : behind.end] if behind else ''
        return ''.join(lines), trailing

    def _first_line(self, node: ast.stmt) -> int:
        decorators = getattr(node, 'decorator_list', [])
        return min([node.lineno, *(d.lineno for d in decorators)])

    def _leading(self, node: ast.stmt) -> int:
        """Returns the first line of the comments that stand directly above a statement."""
        first = line = self._first_line(node)
        column = node.col_offset
        while line - 1 in self._own_comments:
            comment = self._own_comments[line - 1]
            if self.source.place(comment.start)[1] != column:
                break
            text = self.source.text[comment.start : comment.end]
            if len(text) > 2 and not re.search(r'\w', text):
                return first  # A ruler: the block heads a section of the file.
            line -= 1
        return line

    # Layout

    def _suite(self, body: list, indent: str) -> None:
        written: set[int] = set()
        for place, node in enumerate(body):
            if id(node) in written:
                continue
            for text in self._placement.firsts.get(id(node), ()):
                self._function(text, indent)
            self._put(*[indent + text for text in self._placement.entries.get(id(node), ())])
            if id(node) in self._placement.heads:
                self._gap(self._leading(node), node.col_offset - len(indent))
                self._put(*[indent + text for text in self._placement.heads[id(node)]], '')
            nest = self.structure.nests.by_function.get(id(node))
            if isinstance(node, ast.ClassDef):
                self._nests_of(node, indent)
            if id(node) in self.structure.looked_through:
                self._transparent(node, indent)
            elif nest is not None and nest.owner is not None:
                self._skip(node, node.col_offset - len(indent))
                last = next((line for line in reversed(self.output) if line.strip()), ':')
                self._gap_after_function = 0 if last.endswith(':') else 1
            elif nest is not None:
                self._nest(nest, indent)
            elif id(node) in self.structure.open_functions:
                self._open_function(node, indent)
            elif id(node) in self._around and not self._vanishes(node):
                if id(node) in self._emptied:
                    self._skip(node, node.col_offset - len(indent))
                else:
                    self._compound(node, indent)
                for text in self._placement.methods.get(id(node), ()):
                    self._function(text, indent)
            elif id(node) in self.structure.hoisted | self._emptied or self._vanishes(node):
                self._check_alone(node)
                self._skip(node, node.col_offset - len(indent))
            else:
                beside = trees.beside(body[place:])
                written.update(map(id, beside))
                self._one(node, indent, beside)

    def _open_function(self, node: ast.FunctionDef, indent: str) -> None:
        """Writes the variables that a function no longer makes, and then the function."""
        shift = node.col_offset - len(indent)
        self._gap(self._leading(node), shift)
        for hoist in self.structure.open_functions[id(node)]:
            self._elsewhere(hoist.statement, indent)
        if self.structure.open_functions[id(node)]:
            self._put(*([''] * (1 if indent else 2)))
        start, end = (self.source.line_start(n) for n in (self._line, node.body[0].lineno))
        text = self.renderer.between(start, end, compound.heads(node)).rstrip('\r\n')
        closure = self.structure.closures.get(id(node))
        if closure is not None and closure.last_parameter() is None:
            text = closures.with_parameters(closure, text)
        self._put(*(layout.reindent(text, indent) if shift else text).split('\n'))
        self._body(node, self.writer.margin(node.body[0].col_offset))

    def _elsewhere(
        self, node: ast.stmt, indent: str, texts: list[str] | None = None, moves: bool = True
    ) -> None:
        """Writes a statement, or what becomes of it, outside of its place.

        Its comments come with it if it `moves` there.
        """
        for number in range(self._leading(node), node.lineno) if moves else ():
            self._put(indent + self.source.lines[number - 1].strip())
        texts = texts or [self.renderer.text(node)]
        trailing = self._line_comments.get(node.end_lineno)
        if trailing is not None and moves:
            texts[-1] += '  ' + self.source.text[trailing.start : trailing.end]
        for text in texts:
            text = self.writer.margin(node.col_offset) + text
            self._put(*layout.reindent(text, indent).split('\n'))

    def _body(self, node: ast.FunctionDef, indent: str) -> None:
        """Writes what is left of a function's suite."""
        first = node.body[0]
        leaves = id(first) in self.structure.looked_through | self.structure.hoisted
        self._line = self._leading(first) if leaves else first.lineno
        self._whole_suite(node.body, indent)

    def layer_object(self, thing, name: str, shape: str) -> list[str]:
        """Returns the statements that make a layer or a cell."""
        lines = self.unit.layer_objects[thing](self.renderer, f'{name} = ').split('\n')
        return [*lines, f'{name}.build({shape})'] if shape else lines

    def _objects(self, statement) -> list[str]:
        """Returns the statements that make the objects which a moved statement calls."""
        lines = self._root_objects(statement)
        prefix = self.structure.owner_of(statement).prefix
        for thing, name in self.structure.made_by(statement):
            lines += self.layer_object(thing, prefix + name, layer_parts.shape_text(thing))
        return lines

    def _skip(self, node: ast.stmt, shift: int) -> None:
        """Leaves a statement out, with the comments that belong to it."""
        self._gap(self._leading(node), shift)
        self._line = node.end_lineno + 1
        self._removed = True
        before = next((line for line in reversed(self.output) if line.strip()), ':')
        if isinstance(node, ast.FunctionDef) and node.col_offset and not before.endswith(':'):
            self._gap_after_function = 1

    def _column(self, line: int) -> int:
        text = self.source.lines[line - 1]
        return len(text) - len(text.lstrip())

    def _one(self, node: ast.stmt, indent: str, beside: list[ast.stmt]) -> None:
        """Writes a statement, with those that share its lines."""
        statement = self._statements.get(id(node))
        index = statement.index if statement is not None else None
        moved = index in self.structure.moved
        dropped = index in self.structure.dropped
        shift = node.col_offset - len(indent)
        first = self._first_line(node)
        last = [node, *beside][-1].end_lineno
        made = self._optimizer_statement(statement) if moved else None
        if moved or dropped:
            self._check_alone(node)
        if (moved or dropped) and made is None:
            leading = self._leading(node)
            self._gap(leading, shift)
            self._elements(node, indent)
            objects = self._objects(statement) if moved else []
            self._put(*[indent + line for line in objects])
            split = moved and self._first_of(statement, indent)
            self._line = last + 1
            self._removed = not (objects or split)
        else:
            self._gap(first, shift)
            self._elements(node, indent)
            if made is not None:
                trailing = self.comments(statement)[1]
                *lines, end = [indent + line for line in made]
                self._put(*lines, end + (f'  {trailing}' if trailing else ''))
            else:
                start = self.source.line_start(first)
                end = (
                    self.source.line_start(last + 1)
                    if last < len(self.source.lines)
                    else len(self.source.text)
                )
                text = self.renderer.between(start, end, [node, *beside]).rstrip('\r\n')
                if shift:
                    text = layout.reindent(text, indent)
                self._put(*text.split('\n'))
            self._line = last + 1
        self._follow(index, indent)
        if moved and isinstance(node, ast.Return):
            self._return(statement, indent)
        for other in [node, *beside]:
            for text in self._placement.definitions.get(id(other), ()):
                self._function(text, indent)
        for other in beside:
            index = self._statements[id(other)].index if id(other) in self._statements else None
            if index in self.structure.moved or index in self.structure.dropped:
                self._check_alone(other)
            self._follow(index, indent)

    def _return(self, statement, indent: str) -> None:
        """Writes what a function returns instead of the graph value that it computed there."""
        back = self.structure.handed_back.get(id(statement.region.node), ())
        if back:
            self._put(f'{indent}return {", ".join(inputs.handed(self.unit, back))}')

    def _follow(self, index: int | None, indent: str) -> None:
        """Writes what stands behind a statement."""
        for text in filter(None, self._placement.starts.get(index, ())):
            self._put(*layout.reindent(text, indent).split('\n'))
        for text in self._placement.functions.get(index, ()) if index is not None else ():
            self._function(text, indent)
        self._put(*[indent + line for line in self._placement.late_starts.get(index, ())])

    def _check_alone(self, node: ast.stmt) -> None:
        """Refuses to take a statement out of a line that it shares."""
        if not self.source.stands_alone(node):
            self.unit.obstacle(
                'shared_line',
                node,
                'a statement that moves shares its line with another',
                'put each on its own line',
            )

    def _optimizer_statement(self, statement) -> list[str] | None:
        """Returns the statements that make optimizers which `minimize` was called on directly."""
        made = []
        for node in statement.nodes:
            if node.kind == 'minimize':
                optimizer = node.detail['optimizer']
                if optimizer.site is getattr(node.site.func, 'value', None):
                    name = self.unit.optimizer_names[optimizer]
                    made.append(f'{name} = {self.renderer.expression(optimizer.site)}')
        return made or None

    def _gap(self, line: int, shift: int) -> None:
        """Writes the lines between statements: blank lines and comments."""
        self._emit_lines(self._line, line - 1, shift)
        self._line = max(self._line, line)

    def _emit_lines(self, first: int, last: int, shift: int) -> None:
        for number in range(first, last + 1):
            line = self.source.lines[number - 1].rstrip('\r\n')
            if shift < 0 and line.strip():
                line = self.writer.margin(-shift) + line
            if shift > 0:
                cut = line[:shift]
                line = line[shift:] if not cut.strip() else line.lstrip()
            self._put(line)

    def _skip_blanks(self) -> None:
        while (
            self._line <= len(self.source.lines) and not self.source.lines[self._line - 1].strip()
        ):
            self._line += 1

    def _put(self, *lines: str) -> None:
        for line in lines:
            blank = not line.strip()
            if blank and self._removed and self._is_blank_enough():
                continue
            if not blank and self._gap_after_function:
                while self.output and not self.output[-1].strip():
                    self.output.pop()
                # Behind the last method of a class stands what is outside of it.
                inside = self._gap_after_function if line[0].isspace() else 2
                self.output += [''] * (1 if _CONTINUES.match(line) else inside)
                self._gap_after_function = 0
            if not blank:
                self._removed = False
            self.output.append(line)

    def _is_blank_enough(self) -> bool:
        """Tells whether a blank line would double one, or stand at the start of a suite."""
        last = self.output[-1].strip() if self.output else ''
        return not last or last.endswith(':')

    def _function(self, text: str, indent: str) -> None:
        """Writes a function with the blank lines around it that PEP 8 asks for."""
        blanks = 1 if indent else 2
        while self.output and not self.output[-1].strip():
            self.output.pop()
        self._gap_after_function = 0
        if self.output and not self.output[-1].endswith(':'):
            self.output += [''] * blanks
        self.output += layout.reindent(text, indent).split('\n')
        self._gap_after_function = blanks
