"""The text of the functions that a program's steps become."""

import ast

from migration.convert import fetching, name_flow, recording, restarting, training
from migration.program import (
    bare,
    given,
    inputs,
    losses,
    parts,
    taking,
)
from migration.program import unit as units
from migration.syntax import layout
from migration.syntax.rewrite import Renderer

_BLANK = '\0'  # Where a blank line belongs, unless there is one.


class Writer(fetching.Fetching, training.Training, recording.Recording, restarting.Restarting):
    """Writes helpers and step functions."""

    def __init__(self, unit: units.Unit, renderer: Renderer, comments):
        self.unit = unit
        self.structure = unit.structure
        self.renderer = renderer
        self._early: dict[parts.Element, str] = {}
        self.indent = layout.indentation(unit.source.tree, unit.source.lines)
        self.comments = comments  # Returns the text of the comments that go with a statement.

    def margin(self, columns: int) -> str:
        """Returns the blanks before a line that begins at a column."""
        return ('\t' if self.indent.startswith('\t') else ' ') * columns

    def helper(self, block: parts.Block) -> str:
        """Returns the text of a helper; it is decorated where a step calls it itself."""
        steps = [f for f in self.structure.functions if f.helper is block]
        lines = self._decorator(steps[0]) if steps else []
        self._flow = name_flow.NameFlow(self.unit, block.parameters)
        lines.append(self._signature(block, block.parameters))
        lines += self._tensors(steps[0]) if steps else []
        lines += self._body(block)
        return _joined(lines)

    def _signature(self, function: parts.Block | parts.StepFunction, parameters: list) -> str:
        """Returns the line that begins a function."""
        self._owner = function.owner
        self._cuts = getattr(function, 'cuts', frozenset())
        names = [self.structure.spelling(b) for b in parameters]
        written = getattr(function, 'recording', None)
        if written is not None and written.is_argument:
            names.append(written.name)
        if function.owner.instance is not None:
            names.insert(0, 'self')
        return f'def {function.name}({", ".join(names)}):'

    def wrapping(self, function: parts.StepFunction) -> str:
        """Returns the statement that gives a method of one object its signature."""
        number = self._number_spec(function)
        specs = taking.specs(
            self.unit,
            function.inputs,
            lambda b: inputs.spec_text(self.unit, b, function.owner, function.cuts),
        )
        tensorflow, name = self.unit.tensorflow, function.name
        if specs is None:
            return f'self.{name} = {tensorflow}.function(self.{name}, reduce_retracing=True)'
        if isinstance(specs, str) and not number:
            return f'self.{name} = {tensorflow}.function(self.{name}, input_signature={specs})'
        specs = [f'*{specs}', *number] if isinstance(specs, str) else [*specs, *number]
        return layout.wrap_list(
            f'self.{name} = {tensorflow}.function(self.{name}, input_signature=[',
            specs,
            '])',
            '',
            width=100 - 2 * len(self.indent),
        )

    def _tensors(self, function: parts.StepFunction) -> list[str]:
        """Returns statements that make tensors of parameters, where operators need them to be."""
        lines = []
        levels = {node.detail['level'] for node in function.differentiated}
        watched = {b for level in levels for b in self._sources(function, level)}
        run = self.unit.run
        for binding in bare.inputs(function, run.program.nodes, run.shapes_asked):
            if binding in watched:
                continue  # A tape makes a tensor of it.
            node, tensorflow = binding.value.node, self.unit.tensorflow
            name = self.structure.spelling(binding)
            if binding.statement.index in self.structure.pulls:
                if any(node is fed for step in function.steps for fed, _ in step.feeds):
                    lines.append(f'{self.indent}{name} = {tensorflow}.convert_to_tensor({name})')
                continue
            dtype = inputs.dtype_name(self.unit, node)
            if dtype == 'string' or (dtype is None and given.is_constant(node)):
                made = f'{tensorflow}.convert_to_tensor({name})'
            elif dtype is None:
                spec = inputs.spec_text(self.unit, binding, function.owner)
                made = f'{tensorflow}.cast({name}, {spec}.dtype)'
            else:
                made = f'{tensorflow}.cast({name}, {tensorflow}.{dtype})'
            lines.append(f'{self.indent}{name} = {made}')
        return lines

    def _decorator(self, function: parts.StepFunction) -> list[str]:
        tensorflow = self.unit.tensorflow
        if self.structure.is_wrapped(function) or function.makes_dataset:
            return []
        number = self._number_spec(function)
        if not function.inputs and not number:
            return [f'@{tensorflow}.function']
        specs = taking.specs(
            self.unit,
            function.inputs,
            lambda b: (
                inputs.spec_text(self.unit, b, function.owner, function.cuts)
                if function.owner.instance is None
                else inputs.spec_name(self.unit, b)
            ),  # The class has it, and its decorators stand there.
        )
        if specs is None:  # Batches differ in size, and nothing says yet what they are.
            return [f'@{tensorflow}.function(reduce_retracing=True)']
        if isinstance(specs, str) and not number:
            return [f'@{tensorflow}.function(input_signature={specs})']
        specs = [f'*{specs}', *number] if isinstance(specs, str) else [*specs, *number]
        return [layout.wrap_list(f'@{tensorflow}.function(input_signature=[', specs, '])', '')]

    def _body(self, block: parts.Block) -> list[str]:
        """Returns the statements of a helper and its return."""
        lines, indent = [], self.indent
        for helper in block.nested:
            lines += self._use(helper, indent)
        *first, last = block.statements
        outputs = [self.structure.spelling(b) for b in block.outputs]
        single = isinstance(last.node, ast.Assign) and len(last.node.targets) == 1
        target = last.node.targets[0] if single else last.node
        if (
            len(outputs) == 1
            and isinstance(target, (ast.Name, ast.Attribute, ast.Return, ast.Expr))
            and block.outputs[0].target is target
            and not self.renderer.has(last.node)
            and not self.structure.tag_scopes_around(block.statements)[-1]
        ):
            lines += self._statements(first, indent)
            self._flow.read(self._read_by(last))
            # A name that is only returned is not needed.
            lines += self._comment_lines(last, indent)
            text = self.renderer.expression(last.node.value)
            trailing = self._trailing(last)
            text = layout.reindent(f'return {text}', indent)
            lines.append(text + (f'  {trailing}' if trailing else ''))
            return lines
        lines += self._statements(block.statements, indent)
        self._flow.read(block.outputs)
        if outputs:
            lines.append(f'{indent}return {", ".join(outputs)}')
        return lines

    def _trailing(self, statement) -> str:
        return self.comments(statement)[1]

    def _comment_lines(self, statement, indent: str) -> list[str]:
        leading, _ = self.comments(statement)
        return [indent + line.strip() for line in leading.split('\n') if line.strip()]

    def _statements(self, statements: list, indent: str) -> list[str]:
        """Returns moved statements, in the scopes that stay."""
        return self.in_scopes(statements, indent, self._statement)

    def _statement(self, statement, indent: str) -> list[str]:
        """Returns a moved statement with its comments."""
        lines = self._comment_lines(statement, indent)
        self._flow.read(self._read_by(statement))
        structure = self.structure
        outside = [
            b for b in statement.binds if structure.is_held(b) or structure.is_bound_first(b)
        ]
        self._flow.bind([b for b in statement.binds if b not in outside])
        lines += self._turns(statement, indent)
        for _, new, old in self.structure.continued(statement):
            if not isinstance(statement.node, ast.AugAssign):
                lines.append(f'{indent}{new} = {self.structure.spelling(old)}')
        source = self.unit.source
        start, end = source.span(statement.node)
        column = statement.node.col_offset
        named = losses.is_named_here(statement) or self.structure.is_element(statement)
        if self._only_looks(statement):
            text = self.renderer.expression(statement.node.value)
        elif isinstance(statement.node, ast.Return) or named:
            name = self.structure.spelling(statement.binds[-1])
            value, texts = statement.node.value, self.structure.element_names(statement)
            if texts and isinstance(statement.node, ast.Return):
                text = f'{name} = {self.renderer.replacing(value, texts)}'
            else:
                text = f'{name} = {self.renderer.expression(value)}'
        else:
            text = self.margin(column) + self.renderer.between(start, end, [statement.node])
        trailing = self._trailing(statement)
        text = layout.reindent(text, indent)
        lines += (text + (f'  {trailing}' if trailing else '')).split('\n')
        return [_BLANK, *lines, _BLANK] if isinstance(statement.node, ast.FunctionDef) else lines

    def _only_looks(self, statement) -> bool:
        """Tells whether a statement names an assertion, and nothing reads the name here."""
        if not parts.only_looks(statement) or not isinstance(statement.node, ast.Assign):
            return False
        plain = statement.binds[0].value.node.site is statement.node.value
        return plain and not self.structure.is_name_needed(statement.binds[0], fetched=True)

    def _turns(self, statement, indent: str) -> list[str]:
        """Returns the statements that begin to take one thing after another from lists."""
        bench = self.structure.bench_of(statement)
        return [
            f'{indent}{bench.iterator(name)} = iter({bench.name}{name})'
            for thing in (bench.taken_in_turn if bench is not None else ())
            for name in thing.attributes
        ]

    def _read_by(self, statement) -> list:
        """Returns the bindings that a statement finds by their names."""
        found = self.structure.needs(statement)
        inner = {b for _, b in statement.inner_reads}.difference(b for _, b in statement.reads)
        inner.difference_update(self.structure.passed_by(statement))
        named = self.structure.bindings_in(statement.node, statement)
        inner.update(b for b in self.structure.control_needs(statement) if b not in named)
        return [b for b in found if b not in inner]

    def step(self, function: parts.StepFunction) -> str:
        """Returns the text of a step function."""
        if function.initialises:
            return self.initialisation(function)
        self._flow = name_flow.NameFlow(self.unit, [*function.inputs, *function.flags])
        lines = [*self._decorator(function), self._signature(function, function.inputs)]
        for binding, flag in function.flags.items():
            lines.append(f'{self.indent}{self.structure.spelling(binding)} = {flag}')
        header = len(lines)
        lines += self._tensors(function)
        head = len(lines)
        self._written: set[parts.Block] = set()
        if function.differentiated:
            for block in function.blocks:
                fed = all(map(self.structure.is_input, block.parameters))
                if fed and all(map(parts.only_looks, block.statements)):
                    lines += self._use(block, self.indent)
                    self._written.add(block)
            lines += self.differentiate(function)
        else:
            for block in function.blocks:
                if not parts.changes(block):
                    lines += self._use(block, self.indent)
        late = function.recording is not None and function.recording.own is not None
        if not late:
            lines += self._recorded(function)
        if any(parts.changes(block) for block in function.blocks):
            lines += self._before_update(function)
        for block in function.blocks:
            if parts.changes(block) and block not in self._written:
                lines += self.update(block)
        if late:
            lines += self._recorded(function)
        returned = [self._fetched(function.elements[i]) for i in function.returned]
        if len(lines) == header and not returned and function.tree is None:
            lines.append(f'{self.indent}pass')
        if function.tree is not None:
            lines.append(f'{self.indent}return {self._nested(function.tree)}')
        elif returned:
            text = ', '.join(returned)
            if '\n' in text:
                text = f'({text})'
            elif len(text) > 88:
                text = layout.wrap_list('(', returned, ')', self.indent).lstrip()
            lines.append(f'{self.indent}return {text}')
        return _return_directly(_joined(self._within(function, lines, head)))

    def _use(self, block: parts.Block, indent: str) -> list[str]:
        """Returns the statements of a block, or the call of its helper."""
        if block in self.structure.helpers:
            self._flow.read(block.parameters)
            self._flow.bind(block.outputs)
            outputs = ', '.join(map(self.structure.spelling, block.outputs))
            arguments = ', '.join(map(self.structure.spelling, block.parameters))
            site = block.statements[0].node
            prefix = self.structure.prefix_of(block.owner, self._owner, site)
            return [f'{indent}{outputs} = {prefix}{block.name}({arguments})']
        return self._statements(block.statements, indent)


def _joined(lines: list[str]) -> str:
    """Returns the text of a function, with blank lines around the functions inside of it."""
    kept: list[str] = []
    for line in lines:
        if line is not _BLANK:
            kept.append(line)
        elif kept[-1] and not kept[-1].endswith(':'):
            kept.append('')
    return '\n'.join(kept).rstrip()


def _return_directly(text: str) -> str:
    """Returns a function's text without a name that it only binds to return it."""
    try:
        tree = ast.parse(text).body[0]
    except (SyntaxError, IndexError):
        return text
    if len(tree.body) < 2:
        return text
    last, final = tree.body[-2:]
    if (
        isinstance(final, ast.Return)
        and isinstance(final.value, ast.Name)
        and isinstance(last, ast.Assign)
        and len(last.targets) == 1
        and isinstance(last.targets[0], ast.Name)
        and last.targets[0].id == final.value.id
    ):
        lines = text.split('\n')
        row = last.lineno - 1
        if '#' in lines[last.end_lineno - 1]:
            return text
        prefix = lines[row][: last.col_offset]
        rest = text.split('\n')[row][last.value.col_offset :]
        if last.value.lineno != last.lineno:
            return text
        return '\n'.join(
            [*lines[:row], f'{prefix}return {rest}', *lines[row + 1 : last.end_lineno]]
        )
    return text
