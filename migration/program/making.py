"""Splits a suite in two: what makes variables, and what computes with them.

In TF 1 a suite does both, once, when the graph is built. In TF 2 variables are made once, where the
suite stood, and what computes with them is called at each step. To the first part belongs what
makes a variable, with the plain statements that it needs; the second one is the suite without those
statements that only the first one needs.
"""

import ast
import dataclasses
import functools
from collections.abc import Iterator, Mapping

from migration.program import suite_names, values
from migration.syntax import trees

_ENDS = (ast.Return, ast.Break, ast.Continue)
# Going over what these give a second time finds nothing.
_ONCE = frozenset({'zip', 'map', 'filter', 'iter', 'enumerate', 'reversed', 'open'})


class LateError(Exception):
    """What makes a variable is known only when the suite computes."""


@dataclasses.dataclass(eq=False)
class Point:
    """An expression that makes variables, or an object that holds some.

    Attributes:
      call: the expression.
      needs: the expressions that it is made from.
      names: the names that its statement does nothing but bind to what it makes, and that
        nothing else binds.
      turn_names: such names where each turn of a loop makes something of its own.
      into: the list or dictionary from before that its statement puts it into.
      alone: whether its statement only keeps what others made, and belongs to the first part.
    """

    call: ast.expr
    needs: list
    names: tuple = ()
    turn_names: tuple = ()
    alone: bool = False
    into: ast.expr = dataclasses.field(default_factory=lambda: ast.Constant(None))


@dataclasses.dataclass(eq=False)
class Split:
    """A suite that is split.

    Attributes:
      points: those that the first part makes, in the order of their evaluation.
      first: the statements of the first part and those around them, as ids.
      gone: the statements that the second part does without, as ids.
      names: the names from outside of the suite that the first part needs.
      second_names: the names that the second part reads, and their attributes.
      first_names: the names that the first part binds.
      second_stores: the names that the second part binds.
      bound: the calls whose turns bind their names in the first part, as ids.
    """

    points: list = dataclasses.field(default_factory=list)
    first: set = dataclasses.field(default_factory=set)
    gone: set = dataclasses.field(default_factory=set)
    names: set = dataclasses.field(default_factory=set)
    second_names: set = dataclasses.field(default_factory=set)
    first_names: set = dataclasses.field(default_factory=set)
    second_stores: set = dataclasses.field(default_factory=set)
    bound: set = dataclasses.field(default_factory=set)

    def makes(self, call: ast.Call) -> bool:
        """Tells whether the first part makes what an expression made."""
        return any(point.call is call for point in self.points)


def split(run, parents: dict, around: ast.AST, points: list, kept: Mapping, banned, left) -> Split:
    """Splits a suite, with as much as possible in the first part.

    Args:
      run: the execution.
      parents: the node around each node, by its id.
      around: the function, or the statement of a region, whose suite it is.
      points: what makes variables in it.
      kept: of calls that are written anew, the expressions that the second part still reads.
      banned: names that the first part cannot know.
      left: nodes that no part holds, as ids.
    """
    banned = set(banned)
    while True:
        made = _Splitter(run, parents, around, points, kept, banned, left).split()
        if made.twice <= banned:
            return made.result
        banned |= made.twice


class _Splitter(suite_names.SuiteNames):
    """Splits one suite.

    Attributes:
      twice: names that both parts need, though what binds them must happen once.
    """

    def __init__(self, run, parents: dict, around: ast.AST, points, kept, banned, left):
        super().__init__(run, parents, around)
        self.points = points
        self.kept = kept
        self.banned = banned
        self.left = left
        self.twice: set[str] = set()
        self.result = Split()
        self._by_call = {id(p.call): p for p in points}
        self._by_name = {name: p for p in points for name in p.names}
        self._by_turn = {name: p for p in points for name in p.turn_names}
        self._found: set[int] = set()
        self._names: set[str] = set()
        self._early: dict[int, bool] = {}

    def split(self) -> '_Splitter':
        """Splits the suite; returns the splitter."""
        points = sorted(self.points, key=lambda p: evaluated(p.call))
        self.result.points = [p for p in points if self._is_early(p)]
        self.result.first, self.result.names = self._found, self._names
        self._leave_out()
        return self

    # The first part

    def _is_early(self, point: Point) -> bool:
        known = self._early.get(id(point))
        if known is None:
            self._early[id(point)] = False  # While it is under way.
            known = self._try(lambda: self._need_point(point))
            self._early[id(point)] = known
        return known

    def _try(self, needing) -> bool:
        """Tells whether something can be known early, and takes what it needs if so."""
        before = set(self._found), set(self._names)
        try:
            needing()
        except LateError:
            self._found, self._names = before
            return False
        return True

    def _need_point(self, point: Point) -> None:
        statement = self.statement_of(point.call)
        if statement is None:
            raise LateError
        self._need_around(statement)
        for expression in point.needs:
            self._need(expression)
        self._names.update(n.id for n in trees.walk(point.into) if isinstance(n, ast.Name))
        self._found.add(id(statement))

    def _need(self, expression: ast.AST) -> None:
        """Takes what an expression needs into the first part."""
        hidden = set(suite_names.bound_inside(expression))
        for node in trees.walk(expression):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                if node.id not in hidden:
                    self._need_name(node)
            elif isinstance(node, ast.Attribute):
                if any(depends(b.value) for b in self.run.reads.get(id(node), ())):
                    raise LateError
                for statement in self.binders.get(suite_names.base_of(node), ()):
                    self._need_statement(statement)
            elif isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)) or (
                id(node) in self._by_call and not self._is_early(self._by_call[id(node)])
            ):
                raise LateError

    def _need_name(self, node: ast.Name) -> None:
        name = node.id
        if name in self._by_name:
            if not self._is_early(self._by_name[name]):
                raise LateError
            return
        point = self._by_turn.get(name)
        if point is not None and self.binders.get(name) == [self.statement_of(point.call)]:
            if not self._is_early(point):
                raise LateError
            self.result.bound.add(id(point.call))
            return
        if name in self.banned or any(map(depends, self.values_of(node))):
            raise LateError
        alone = not isinstance(self.parents[id(node)], ast.Attribute)
        if alone and any(key.startswith(f'{name}.') for key in self.binders):
            raise LateError
        binders = self.binders.get(name, ())
        if not binders or name in self.parameters:
            self._names.add(name)
        for statement in binders:
            self._need_statement(statement)

    def _need_statement(self, statement: ast.stmt) -> None:
        if id(statement) in self._found:
            return
        self._found.add(id(statement))
        if isinstance(statement, ast.For):
            self._need_loop(statement)
        elif any(id(n) in self._by_call for n in trees.walk(statement)):
            raise LateError
        elif isinstance(statement, (ast.Assign, ast.AugAssign, ast.AnnAssign)):
            self._need(statement)
        elif isinstance(statement, ast.Expr):
            self._need(statement.value)
        elif not isinstance(statement, (ast.Import, ast.ImportFrom)):
            raise LateError
        self._need_around(statement)

    def _need_loop(self, loop: ast.For) -> None:
        if loop.orelse or any(isinstance(n, _ENDS) for n in trees.walk(loop)):
            raise LateError
        source = self.binders.get(loop.iter.id, ()) if isinstance(loop.iter, ast.Name) else ()
        if any(map(is_used_up, source)) or self.is_impure(loop.iter):
            raise LateError
        self._need(loop.iter)
        for name in suite_names.stored(loop.target):
            for other in self.binders.get(name, ()):
                self._need_statement(other)

    def _need_around(self, statement: ast.stmt) -> None:
        """Takes the loops and conditions around a statement into the first part."""
        if self.may_have_returned(statement):
            raise LateError
        for node in self.around_of(statement):
            if id(node) in self._found or self.is_scope(node):
                continue
            self._found.add(id(node))
            if isinstance(node, ast.If) and not self.is_impure(node.test):
                self._need(node.test)
            elif isinstance(node, ast.For):
                self._need_loop(node)
            else:
                raise LateError

    # The second part

    def _leave_out(self) -> None:
        """Finds the statements that only the first part needs."""
        made = self.result
        plain = {id(self.statement_of(p.call)) for p in made.points if p.names or p.alone}
        early = {id(p.call) for p in made.points}
        staying: set[int] = set()
        waiting = []
        for statement in self.simple:
            if self._is_unread(statement):
                made.gone.add(id(statement))
                continue
            holds = any(id(n) in early for n in trees.walk(statement))
            if id(statement) not in made.first or (holds and id(statement) not in plain):
                waiting.append(statement)
        while waiting:
            statement = waiting.pop()
            if id(statement) in staying:
                continue
            staying.add(id(statement))
            names = set(self._loads(statement))
            for node in self.around_of(statement):
                staying.add(id(node))
                names.update(name for head in suite_names.heads(node) for name in self._loads(head))
            for name in names - made.second_names:
                waiting += self._bind_twice(name, plain)
        for statement in [*self.simple, *self.compound]:
            if id(statement) in made.first and id(statement) not in staying:
                made.gone.add(id(statement))
        for statement in self.compound:
            inside = [n for n in self.simple if statement in self.around_of(n)]
            if self.is_scope(statement) and all(id(n) in made.gone for n in inside):
                made.gone.add(id(statement))

        for name, binders in self.binders.items():
            if any(id(b) in made.first and self._is_simple(b, early, plain) for b in binders):
                made.first_names.add(name)
            if any(id(binder) in staying for binder in binders):
                made.second_stores.add(name)

    def _is_unread(self, statement: ast.stmt) -> bool:
        """Tells whether only calls that are written anew read what a statement binds."""
        if not isinstance(statement, ast.Assign) or self.is_impure(statement):
            return False
        if any(id(n) in self._by_call for n in trees.walk(statement)):
            return False
        reads = [self._reads_of.get(getattr(t, 'id', None)) for t in statement.targets]
        return all(reads) and all(id(n) in self._rewritten for held in reads for n in held)

    @functools.cached_property
    def _rewritten(self) -> set[int]:
        """The parts of calls that the second part does without, as ids."""
        calls = [p.call for p in self.result.points]
        kept = [e for c in calls for e in self.kept.get(id(c), ())]
        found = {id(n) for c in calls for n in trees.walk(c)}
        return found - {id(n) for e in kept for n in trees.walk(e)}

    def _is_simple(self, statement: ast.stmt, early: set, plain: set) -> bool:
        """Tells whether the first part holds a statement as it is."""
        holds = any(id(n) in early for n in trees.walk(statement))
        return isinstance(statement, ast.For) or id(statement) in plain or not holds

    def _bind_twice(self, name: str, plain: set) -> list:
        """Returns the statements of the first part that the second one needs for a name."""
        self.result.second_names.add(name)
        found = []
        for binder in self.binders.get(name, ()):
            if id(binder) in self.result.first and id(binder) not in plain:
                self._need_twice(name, binder)
                found += [] if isinstance(binder, ast.For) else [binder]
        return found

    def _need_twice(self, name: str, binder: ast.stmt) -> None:
        """Notes a name that the second part needs too, unless it can be bound once more."""
        drawn = any(values.is_deferred(value) for value in self.values_named(name))
        if isinstance(binder, ast.For):
            impure = self.is_impure(binder.iter) or not self.is_read_inside(name, binder)
        else:
            impure = self.is_impure(binder)
        if drawn or impure:
            self.twice.add(name)

    def _loads(self, node: ast.AST) -> Iterator[str]:
        """Yields the names that the second part reads in a node."""
        point = self._by_call.get(id(node))
        if id(node) in self.kept:
            for expression in self.kept[id(node)]:
                yield from self._loads(expression)
            return
        if point is not None and point in self.result.points:
            return
        loads = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        if loads and id(node) not in self.left:
            yield node.id
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f'{node.value.id}.{node.attr}'
        for child in trees.children(node):
            yield from self._loads(child)


def depends(value: values.Value) -> bool:
    """Tells whether a value is known only inside of a step; what is only drawn is not."""
    return any(
        part.kind not in ('random', 'compute', 'constant') or part.reads
        for node in values.nodes_in(value)
        if node.deferred
        for part in node.slice()
    )


def evaluated(node: ast.expr) -> tuple:
    """Returns what orders expressions as they are evaluated: arguments before their call."""
    return node.end_lineno, node.end_col_offset, -node.lineno, -node.col_offset


def is_used_up(node: ast.AST | None) -> bool:
    """Tells whether an expression, or what a statement binds, can be gone over only once."""
    value = getattr(node, 'value', node) if isinstance(node, ast.stmt) else node
    if isinstance(value, ast.GeneratorExp):
        return True
    name = getattr(getattr(value, 'func', None), 'id', '')
    return isinstance(value, ast.Call) and name in _ONCE
