"""Assertions about the static shapes of values that only functions have.

Python checks them once, when the graph is built. What they look at belongs to functions, so they
stand in the first function that has all of it, and are checked when it is traced.
"""

import ast

from migration.program import state, values


class Shown:
    """The part of the structure that knows what looks at the graph.

    Attributes:
      shown: assertions that stand in a function, by the index of their statement.
    """

    def is_looking(self, statement: state.Statement) -> bool:
        """Tells whether a statement only looks at the graph, and notes it."""
        if not isinstance(statement.node, ast.Assert) or (
            statement.steps or statement.binds or statement.variables or statement.impure
        ):
            return False
        read = [b for _, b in [*statement.reads, *statement.inner_reads]]
        wanted = [b for b in read if values.is_deferred(b.value)]
        known = {*self.moved, *self.specs}
        if not any(b.statement is not None and b.statement.index in self.moved for b in wanted):
            return False
        if not all(b.statement is not None and b.statement.index in known for b in wanted):
            return False
        self.shown[statement.index] = statement
        return True

    def place_shown(self, uses: dict) -> None:
        """Puts what looks at the graph into the first function that has all of it."""
        inputs = [self._inputs(number, uses) for number in range(len(self.functions))]
        for index, statement in self.shown.items():
            common = {n for n in range(len(self.functions)) if self._first_run(n) > index}
            for binding in self.needs(statement):
                if self.is_moved(binding):
                    common &= uses[binding.statement.index]
                elif self.is_input(binding):
                    common &= {n for n, held in enumerate(inputs) if binding in held}
            # Without graphs, as one debugs, no size is unknown.
            unknown = any(
                isinstance(n, ast.Constant) and n.value is None for n in ast.walk(statement.node)
            )
            if common and not unknown:
                self.moved[index] = statement
                uses[index] = {min(common)}
            else:
                self.dropped[index] = 'assertion'
                self.notes.append(
                    (
                        'assertion',
                        statement.node,
                        'an assertion that held when the graph was built is left out',
                    )
                )

    def _first_run(self, number: int) -> int:
        """Returns the statement that calls a function first."""
        steps = self.functions[number].steps
        return min((s.statement.index for s in steps if s.statement is not None), default=-1)

    def _inputs(self, number: int, uses: dict) -> set:
        """Returns the placeholders that a function needs."""
        held = [b for e in self.functions[number].elements for b in self.bindings_in(e.node)]
        for index, users in uses.items():
            if number in users:
                held += self.needs(self.moved[index])
        return {b for b in held if self.is_input(b)}
