"""Writes compound statements whose suites are written statement by statement."""

import ast

from migration.convert import one_line
from migration.program import acting, inputs, values
from migration.syntax import layout, trees


class Compound(one_line.OneLineSuites):
    """The part of the emitter that writes functions, classes, loops and conditions."""

    def _ancestors(self) -> set:
        """Returns the statements around those that are written one by one."""
        found: set[int] = set()
        own = {id(s.node) for s in self.unit.run.statements}
        singly = own | self.structure.vanished
        singly |= self.structure.looked_through
        singly.update(id(hoist.statement) for hoist in self.structure.hoists.values())
        for nest in self.structure.nests.by_function.values():
            singly |= nest.split.gone
            singly |= {id(thing.loop) for thing in nest.taken_in_turn}
            singly |= {id(nest.function)} if nest.owner is not None else set()
        moved = [s.node for s in self.structure.moved.values()]
        singly -= {id(n) for node in moved for n in trees.walk(node)} - own
        for node in trees.walk(self.source.tree):
            if id(node) in self.structure.leaving or id(node) in self.structure.handed_on:
                found.add(id(node))
            if id(node) not in singly or id(self.unit.parent(node)) in self.structure.vanished:
                continue
            around = self.unit.parent(node)
            while around is not None and not isinstance(around, ast.Module):
                found.add(id(around))
                around = self.unit.parent(around)
        return found - self.structure.looked_through

    def _empty_regions(self) -> tuple[set, set]:
        """Returns functions of which nothing is left, and the statements that call them, as ids."""
        functions, calls = set(), set()
        by_region: dict[int, list] = {}
        for statement in self.unit.run.statements:
            by_region.setdefault(id(statement.region), []).append(statement)
        for region in reversed(self.unit.run.regions):
            held = by_region.get(id(region), [])
            call = self.unit.parent(region.call) if region.call is not None else None
            if (
                region.node is None
                or not held
                or not isinstance(call, (ast.Expr, ast.Assign))
                or id(region.node) in self.structure.handed_back
                or not all(id(s.node) in calls or self._leaves_nothing(s) for s in held)
            ):
                continue
            index = self._statements[id(call)].index if id(call) in self._statements else None
            if isinstance(call, ast.Expr) or self.structure.takes.get(index) == []:
                functions.add(id(region.node))
                calls.add(id(call))
        return functions, calls | self._names_of(functions)

    def _names_of(self, functions: set) -> set:
        """Returns the statements that only give other names to some functions, as ids."""
        return {
            id(statement.node)
            for statement in self.unit.run.statements
            if isinstance(statement.node, ast.Assign)
            and isinstance(statement.node.value, (ast.Name, ast.Attribute))
            and len(statement.binds) == 1
            and isinstance(statement.binds[0].value, values.Function)
            and id(statement.binds[0].value.node) in functions
        }

    def _leaves_nothing(self, statement) -> bool:
        """Tells whether nothing is written where a statement stood."""
        index = statement.index
        gone = index in self.structure.moved or index in self.structure.dropped
        placed = self._placement
        return (
            gone
            and self._optimizer_statement(statement) is None
            and not self._objects(statement)
            and self.structure.bench_of(statement) is None
            and not placed.functions.get(index)
            and not any(placed.starts.get(index, ()))
            and not placed.entries.get(id(statement.node))
        )

    def _compound(self, node: ast.stmt, indent: str) -> None:
        """Writes a statement whose suites are written statement by statement."""
        shift = node.col_offset - len(indent)
        self._gap(self._first_line(node), shift)
        if isinstance(node, ast.With) and (inner := self._enter_rest(node, indent)) is not None:
            (self._suite if inner == indent else self._whole_suite)(node.body, inner)
            return
        if self._is_only_for_session(node):
            self._line = self._leading(node.body[0])
            self._suite(node.body, indent)
            self._line = node.end_lineno + 1
            self._removed = True
            return
        for suite in _suites(node):
            if suite is getattr(node, 'orelse', None) and self._is_left_out(suite):
                self._line = suite[-1].end_lineno + 1
                continue
            if self._one_line_suite(node, suite, heads(node), indent):
                continue
            last = self._leading(suite[0]) - 1
            start, end = self.source.line_start(self._line), self.source.line_start(last + 1)
            parts = [n for n in heads(node) if start <= self.source.span(n)[0] < end]
            text = self.renderer.between(start, end, parts).rstrip('\r\n')
            if id(node) in {**self.structure.leaving, **self.structure.handed_on}:
                text = self._without_parameters(node, text)
            self._put(*(layout.reindent(text, indent) if shift else text).split('\n'))
            self._line = last + 1
            self._whole_suite(
                suite, indent + self.writer.margin(suite[0].col_offset - node.col_offset)
            )
        statement = self._statements.get(id(node))
        if statement is not None:
            self._follow(statement.index, indent)

    def _whole_suite(self, body: list, indent: str) -> None:
        """Writes a suite under a head that stays: there has to be something."""
        written = len(self.output)
        self._suite(body, indent)
        if not any(_is_code(line) for line in self.output[written:]):
            self._put(f'{indent}pass')

    def _vanishes(self, node: ast.stmt) -> bool:
        """Tells whether a statement leaves, or is a condition of nothing but what leaves."""
        if isinstance(node, ast.If) and id(node) not in self.structure.vanished:
            gone = all(map(self._vanishes, [*node.body, *node.orelse]))
            return gone and acting.is_question(node.test)
        return id(node) in self.structure.vanished or id(node) in self._calls_of_emptied

    def _elements(self, node: ast.stmt, indent: str) -> None:
        """Writes what stands for elements of collections that a statement makes."""
        for part in self.structure.elements_of.get(id(node), ()):
            index = part.index
            if index in self.structure.specs and index not in self.structure.dropped:
                (binding,) = part.binds
                prefix = self.structure.owner_of(part).prefix
                name = inputs.spec_name(self.unit, binding)
                text = self.renderer.expression(part.node.value)
                trailing = self.comments(part)[1]
                text += f'  {trailing}' if trailing else ''
                self._put(*layout.reindent(f'{prefix}{name} = {text}', indent).split('\n'))
            elif index in self._made_before and not self._vanishes(part.node):
                text = self.renderer.text(part.node)
                self._put(*layout.reindent(text, indent).split('\n'))
            elif index in self.structure.moved:
                lines = [*(self._optimizer_statement(part) or ()), *self._objects(part)]
                self._put(*[indent + line for line in lines])
            self._follow(index, indent)

    def _is_only_for_session(self, node: ast.stmt) -> bool:
        """Tells whether a `try` does nothing but to close a session in the end."""
        return (
            isinstance(node, ast.Try)
            and node.body[0].lineno > node.lineno
            and not node.handlers
            and not node.orelse
            and all(id(n) in self.structure.vanished for n in node.finalbody)
        )

    def _enter_rest(self, node: ast.With, indent: str) -> str | None:
        """Writes the head of a `with` without the sessions that it enters, if there are any.

        Returns:
          How far the suite is indented; None if there are no sessions.
        """
        leaving = self.unit.run.session_items.difference(self.structure.tag_scopes)
        kept = [i for i in node.items if id(i.context_expr) not in leaving]
        named = self.structure.keeps_scopes(node)
        if len(kept) == len(node.items) and not named:
            return None
        texts = []
        for item in kept:
            target = (
                None if id(item.context_expr) in self.structure.tag_scopes else item.optional_vars
            )
            bound = f' as {self.renderer.text(target)}' if target is not None else ''
            texts.append(self.renderer.text(item.context_expr) + bound)
        self._line = max(self._leading(node.body[0]), node.lineno + 1)
        if not texts:
            self._removed = True
            return indent
        self._put(f'{indent}with {", ".join(texts)}:')
        return indent + self.writer.margin(node.body[0].col_offset - node.col_offset)

    def _is_left_out(self, suite: list[ast.stmt]) -> bool:
        """Tells whether nothing is left of the suite of an `else`."""
        lines = range(self._line, suite[-1].end_lineno + 1)
        return all(id(s) in self.structure.vanished for s in suite) and not any(
            number in self._own_comments for number in lines
        )

    def _default(self, argument: ast.arg, default: ast.expr | None) -> str:
        if default is None:
            return ''
        sign = ' = ' if argument.annotation is not None else '='
        return sign + self.renderer.text(default)

    def _without_parameters(self, node: ast.FunctionDef, text: str) -> str:
        """Returns the head of a function without the parameters that go."""
        leaving = self.structure.leaving.get(id(node), ())
        arguments = node.args
        plain = [*arguments.posonlyargs, *arguments.args]
        first = len(plain) - len(arguments.defaults)
        defaults = dict(zip([a.arg for a in plain[first:]], arguments.defaults, strict=True))
        kept = inputs.handed(self.unit, self.structure.handed_on.get(id(node), ()))
        if kept and isinstance(self.unit.parent(node), ast.ClassDef):
            kept.insert(0, plain.pop(0).arg)
        for argument in plain:
            if argument.arg not in leaving:
                default = defaults.get(argument.arg)
                given = self._default(argument, default)
                kept.append(self.source.segment(argument) + given)
        named = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        named = [(a, d) for a, d in named if a.arg not in leaving]
        if named:
            kept.append('*')
        for argument, default in named:
            given = self._default(argument, default)
            kept.append(self.source.segment(argument) + given)
        returns = f' -> {self.renderer.text(node.returns)}' if node.returns else ''
        if arguments.vararg or arguments.kwarg:
            self.unit.obstacle(
                'session_escape',
                node,
                'a session is a parameter besides others that are not plain',
                'take the session from outside',
            )
        head = text.split('def ', 1)[0]
        return f'{head}def {node.name}({", ".join(kept)}){returns}:'


def _suites(node: ast.stmt) -> list[list[ast.stmt]]:
    """Returns the suites of a compound statement, in the order of the text."""
    suites = [node.body]
    suites += [handler.body for handler in getattr(node, 'handlers', ())]
    suites += [getattr(node, 'orelse', []), getattr(node, 'finalbody', [])]
    return [suite for suite in suites if suite]


def heads(node: ast.stmt) -> list[ast.expr]:
    """Returns the expressions of a compound statement that are outside of its suites."""
    inner = {id(n) for suite in _suites(node) for n in suite}
    found, stack = [], [node]
    while stack:
        for child in trees.children(stack.pop()):
            if isinstance(child, (ast.expr, ast.arg)):
                found.append(child)
            elif id(child) not in inner:
                stack.append(child)
    return sorted(found, key=lambda n: (n.lineno, n.col_offset))


def _is_code(line: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith('#')
