"""Conditions on options that a program sets itself, as in `if ACTIVATION == 'relu'`.

They always go one way here, so what stands on the other way is never executed and nothing is known
of it. But whoever sets the option may set it otherwise tomorrow. So a program is executed once more
as if such options were not known, and converted like that if it can be.
"""

import ast
import dataclasses
from collections.abc import Iterator

from migration.program import values
from migration.syntax import trees

# What code may call and still be converted where it may be executed or not.
_PLAIN = frozenset({'pure', 'value', 'python', 'random', 'effect'})
# What code may hold of a program's objects and the graph.
_OF_GRAPHS = (values.Session, values.Saver, values.Writer, values.Optimizer)
_RUNS = frozenset({'run', 'eval'})
_LEAVING = (ast.Return, ast.Raise, ast.Continue, ast.Break)


@dataclasses.dataclass(frozen=True)
class Conditions:
    """How an execution follows some conditions otherwise than their values tell.

    Attributes:
      open: the ids of conditions that may go either way.
      entered: the ids of conditions behind which the statements are looked at one by one.
      cut: what is left out as if an error was raised there: suites with their conditions, and
        whether these hold there, by the ids of their first statements.
    """

    open: frozenset = frozenset()
    entered: frozenset = frozenset()
    cut: dict = dataclasses.field(default_factory=dict)


class Options:
    """The part of the interpreter that finds conditions which depend on options."""

    def decide(self, node, test, frame) -> bool | None:
        """Returns which way a condition goes, None where that is not known."""
        open_ = isinstance(test, values.Assumed) or id(node) in self.conditions.open
        known = None if open_ else self.truth(test, node)
        idle = {True: _code(node.orelse), False: _code(node.body)}.get(known, [])
        if self.only_opens_writers(idle, frame):
            known = None  # What is never done here is written as if it might be.
        self.decided.setdefault(id(node), set()).add(known)
        self.deciding.setdefault(id(node), (node, frame))
        if self.unseen or self.imagined:
            self.unsure.add(id(node))
        return known

    def taken(self, node: ast.If) -> list | None:
        """Returns the suite that a condition always leads to; None where there is none."""
        ways = self.decided.get(id(node), {None})
        return {True: node.body, False: node.orelse}.get(*ways) if len(ways) == 1 else None

    def conditions_to_enter(self) -> Conditions | None:
        """Returns a way to execute the program that looks behind conditions around obstacles."""
        refused = {id(obstacle.site) for obstacle in self.program.obstacles}
        found = frozenset(
            id(statement.node)
            for statement in self.statements
            if isinstance(statement.node, ast.If)
            and not refused.isdisjoint(map(id, trees.walk(statement.node)))
            and (self.taken(statement.node) is not None or self._is_one_way(statement))
        )
        return Conditions(entered=found) if found else None

    def _is_one_way(self, statement) -> bool:
        """Tells whether a condition leads to code for the graph, or else to none."""
        other, frame = statement.node.orelse, statement.region.frame
        return not self._names_graph(other, frame) and not self.builds_graph(other, frame)

    def idle_parts(self) -> Iterator[tuple]:
        """Yields the conditions with code of TensorFlow's that is never executed.

        As (the condition, its frame, one of the suites).
        """
        for node, frame in self.deciding.values():
            ways = self.decided[id(node)]
            if len(ways) != 1 or None in ways or not _is_option(self, node.test, frame):
                continue
            for code in self._idle(node, True in ways):
                if self._names_graph(code, frame):
                    yield node, frame, code

    def options_found(self) -> list[Conditions]:
        """Returns in which ways to execute the program as if its options were not known.

        First with all that there is for any of their values, then without what makes variables or
        anything else that there must be once or not at all.
        """
        every, some, cut = set(), set(), {}
        for node, frame, code in self.idle_parts():
            inner = [n for s in code for n in trees.walk(s) if isinstance(n, (ast.If, ast.IfExp))]
            every.update(map(id, [node, *inner]))
            suites = {
                id(suite[0]): (around, suite, when)
                for around, suite, when in self._suites_of(node, code)
            }
            left = {
                k: held for k, held in suites.items() if not self._is_plain(held[1], frame, set())
            }
            kept = [suite for key, (_, suite, _) in suites.items() if key not in left]
            if left and not self._may_be_cut(node):
                continue
            if any(self._names_graph(suite, frame) for suite in kept):
                some.update(map(id, [node, *inner]))
                cut.update(left)
        found = [Conditions(frozenset(every)), Conditions(frozenset(some), cut=cut)]
        return [c for c in found if c.open and (c is found[0] or cut or c.open != found[0].open)]

    def left_out(self) -> list:
        """Returns suites that are never executed, and are not converted.

        As (the condition, the suite, whether the condition would hold there).
        """
        if self._left_out is None:
            found = dict(self.conditions.cut)
            for node, frame, code in self.idle_parts():
                for around, suite, when in self._suites_of(node, code):
                    if self._may_be_cut(node) and self._is_left_out(node, suite, frame):
                        found[id(suite[0])] = around, suite, when
            self._left_out = list(found.values())
        return self._left_out

    def _may_be_cut(self, node: ast.If | ast.IfExp) -> bool:
        """Tells whether a condition is decided for good; a caller who is not seen may differ."""
        return id(node) not in self.unsure and isinstance(node, ast.If)

    def _suites_of(self, node: ast.If | ast.IfExp, code: list) -> Iterator[tuple]:
        """Yields the suites that code consists of, with conditions and what would hold there."""
        yield from _suites(node, code, False in self.decided[id(node)])

    def _is_left_out(self, node: ast.If, suite: list, frame) -> bool:
        """Tells whether a suite that is never executed cannot stay as it is."""
        if id(node) in self.conditions.entered:
            return self._names_graph(suite, frame)
        plain = self._is_plain(suite, frame, set())
        return not plain or self._is_spelled_otherwise(suite, frame)

    def _idle(self, node: ast.If | ast.IfExp, way: bool) -> list:
        """Returns what is not executed where a condition goes one way only."""
        taken, idle = map(_code, (node.body, node.orelse)[:: 1 if way else -1])
        return [idle, self._following(node)] if _leaves(taken) else [idle]

    def _following(self, node: ast.stmt) -> list:
        """Returns the statements behind one in its suite."""
        held = self.suites_around.get(id(node), [node])
        return held[[id(s) for s in held].index(id(node)) + 1 :]

    def _names_graph(self, code: list, frame) -> bool:
        """Tells whether code reads the graph, or would have to be written otherwise in TF 2."""
        return self._is_spelled_otherwise(code, frame) or any(
            isinstance(node, ast.Name) and values.is_deferred(self.resolve(node, frame))
            for statement in code
            for node in trees.walk(statement)
        )

    def _is_spelled_otherwise(self, code: list, frame) -> bool:
        """Tells whether code would have to be written otherwise in TF 2."""
        for name in _names(code):
            held = self.resolve(name, frame)
            if isinstance(held, values.Symbol) and held.path and self.kind(held.path) != 'module':
                row = self.lookup(held.path)
                if row is None or row.tf2 != held.path or row.arguments not in ('=', ''):
                    return True
        for call in _calls(code):
            if isinstance(call.func, ast.Attribute):
                owner = self.resolve(call.func.value, frame)
                if isinstance(owner, _OF_GRAPHS) or (
                    call.func.attr in _RUNS and isinstance(owner, values.Tensor)
                ):
                    return True
        return False

    def _is_plain(self, code: list, frame, seen: set) -> bool:
        """Tells whether code makes nothing that there must be once or not at all."""
        for call in _calls(code):
            held = self.resolve(call.func, frame)
            if isinstance(held, values.Symbol) and self.kind(held.path) not in _PLAIN:
                return False
            if isinstance(held, values.Class):
                return False
            if isinstance(held, values.Function) and id(held.node) not in seen:
                seen.add(id(held.node))
                body = held.node.body
                body = body if isinstance(body, list) else [body]
                if not self._is_plain(body, held.frame, seen):
                    return False
        return True


def _suites(node: ast.If, code: list, holds: bool) -> Iterator[tuple]:
    """Yields a suite behind a condition, or those of its `elif`, with what would hold there.

    Behind all of them nothing is said of a single condition: that is None.
    """
    last = node
    while (
        code
        and isinstance(code[0], ast.If)
        and code is last.orelse
        and code[0].col_offset == last.col_offset
    ):
        last = code[0]
        yield last, last.body, True
        code = last.orelse
    if code:
        yield node, code, holds if last is node else None


def _code(part: list | ast.expr) -> list:
    """Returns one of the parts that a condition decides about."""
    return part if isinstance(part, list) else [part]


def _calls(code: list) -> Iterator[ast.Call]:
    for statement in code:
        yield from (n for n in trees.walk(statement) if isinstance(n, ast.Call))


def _names(code: list) -> Iterator[ast.expr]:
    for statement in code:
        yield from (n for n in trees.walk(statement) if isinstance(n, (ast.Name, ast.Attribute)))


def _leaves(suite: list) -> bool:
    """Tells whether nothing behind a suite is executed after it."""
    last = suite[-1] if suite else None
    if isinstance(last, ast.If):
        return _leaves(last.body) and _leaves(last.orelse)
    return isinstance(last, _LEAVING)


def _is_option(run, test: ast.expr, frame) -> bool:
    """Tells whether a condition asks for values that a program sets, and which might be others.

    What is None or not is given or not: a condition on that guards what could not be done else.
    """
    if isinstance(test, ast.BoolOp):
        return all(_is_option(run, value, frame) for value in test.values)
    if isinstance(test, ast.UnaryOp):
        return _is_option(run, test.operand, frame)
    if isinstance(test, ast.Compare):
        if any(isinstance(op, (ast.Is, ast.IsNot)) for op in test.ops):
            return False
        parts = [test.left, *test.comparators]
        if any(isinstance(getattr(part, 'value', None), str) for part in parts):
            return True
        return all(_is_option(run, part, frame) for part in parts)
    if isinstance(test, (ast.Tuple, ast.List)):
        return all(_is_option(run, part, frame) for part in test.elts)
    if isinstance(test, ast.Constant):
        return test.value is not None
    if isinstance(test, ast.Subscript):
        held = run.resolve(test.value, frame)
        return isinstance(held, (values.Mapping, values.Sequence))
    held = run.resolve(test, frame)
    return isinstance(held, values.Constant) and held.value is not None
