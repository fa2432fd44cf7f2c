"""Statements that hold others, and plain ones that they need: what moves into a function whole."""

import ast

from migration.program import state, values
from migration.syntax import trees

# A function runs their suites when it is traced, as the program ran them once.
_WHOLE = (ast.If, ast.For, ast.While, ast.Try, ast.Expr, ast.Delete)


class Suites:
    """The part of the structure that moves loops, conditions and what they start from.

    A loop that builds graph is Python, also in a function: it runs when the function is traced.
    So it moves as it is, and is never unrolled.
    """

    def can_move_whole(self, statement: state.Statement) -> bool:
        """Tells whether a statement other than an assignment can become a part of a function."""
        node = statement.node
        reason = ''
        if not isinstance(node, _WHOLE):
            reason = 'graph is built inside a statement of Python control flow'
        elif statement.steps and isinstance(node, ast.Expr):
            reason = 'one statement builds graph and runs it'
        elif statement.steps:
            reason = 'a loop or condition builds graph and runs it'
        elif any(n.kind in ('minimize', 'init') for n in statement.nodes):
            reason = 'an optimizer trains inside of Python control flow'
        elif any(n.kind == 'effect' and '*' in n.path for n in statement.nodes):
            reason = 'a loop of unknown length updates variables'
        elif any(
            isinstance(part, (ast.Return, ast.Yield, ast.YieldFrom, ast.Await, ast.Import))
            for part in trees.walk(node)
        ):
            reason = 'a condition around graph also imports modules'
        unreached = self._unreached(statement) if not reason else None
        if unreached is not None:
            self.obstacle(
                'unreached_branch',
                unreached,
                'this is never executed here, so it is not known how it would have to be written',
                'remove the branch that is never taken',
            )
            return False
        if reason:
            self.obstacle(
                'graph_in_control_flow',
                node,
                reason,
                'build the graph outside of it, or in a function',
            )
        return not reason

    def _unreached(self, statement: state.Statement) -> ast.Call | None:
        """Returns a call of TensorFlow's that is never executed, and that TF 2 spells otherwise."""
        out = {id(n) for _, suite, _ in self.run.left_out() for s in suite for n in trees.walk(s)}
        for call in trees.walk(statement.node):
            if not isinstance(call, ast.Call) or id(call.func) in self.run.uses or id(call) in out:
                continue
            symbol = self.run.resolve(call.func, statement.region.frame)
            if not isinstance(symbol, values.Symbol):
                continue
            row = self.run.lookup(symbol.path)
            if row is None or row.tf2 != symbol.path or row.arguments not in ('=', ''):
                return call
        return None

    def drop_deletions(self) -> None:
        """Leaves out the deletion of names that only functions have."""
        for statement in self.run.statements:
            held = [b for _, b in statement.reads]
            if (
                isinstance(statement.node, ast.Delete)
                and all(isinstance(target, ast.Name) for target in statement.node.targets)
                and held
                and all(
                    b.statement is not None and b.statement.index in {*self.moved, *self.specs}
                    for b in held
                )
            ):
                self.dropped[statement.index] = 'deletion'

    def pull_in(self) -> None:
        """Moves plain statements whose names the moved ones bind again: `loss = 0`, `i = 0`.

        In a function a name is local as soon as anything there binds it.
        """
        waiting = sorted(self.moved.values(), key=lambda s: s.index)
        while waiting:
            statement = waiting.pop()
            mine = {b.name for b in statement.binds}
            for binding in self.read_by(statement):
                source = binding.statement
                if (
                    binding.name in mine
                    and source is not None
                    and source is not statement
                    and self.is_plain_start(source)
                ):
                    self.moved[source.index] = source
                    waiting.append(source)

    def read_by(self, statement: state.Statement) -> list:
        """Returns the bindings that a statement reads and does not make."""
        found = [
            b for n, b in statement.reads if b.statement is not statement and not self.is_early(n)
        ]
        bench = self.bench_of(statement)
        found += [b for b in statement.kept if bench is None or b.name in bench.split.second_stores]
        return list(dict.fromkeys(found))

    def is_plain_start(self, statement: state.Statement) -> bool:
        """Tells whether a statement only gives names to values of Python."""
        node = statement.node
        return (
            statement.index not in {*self.moved, *self.dropped, *self.specs}
            and isinstance(node, (ast.Assign, ast.AnnAssign))
            and all(b.target is not None for b in statement.binds)
            and not (statement.impure or statement.steps or statement.nodes or statement.variables)
            and not any(self.run.is_graph(b.value) for b in statement.binds)
            and not any(isinstance(b.value, values.Optimizer) for b in statement.binds)
        )
