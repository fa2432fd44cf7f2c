"""Assertions about values that only functions have, and what prints these.

Python does it once, when the graph is built. What is looked at belongs to functions, so it stands
in the first function that has all of it, and is done when that is traced: there too a tensor is
printed as `Tensor("add:0", shape=(), dtype=float32)`.
"""

import ast

from migration.program import expressions, state, values
from migration.syntax import trees


class Shown:
    """The part of the structure that knows what looks at the graph.

    Attributes:
      shown: statements that stand in a function to look, by their index.
    """

    def is_looking(self, statement: state.Statement) -> bool:
        """Tells whether a statement only looks at the graph, and notes it."""
        if statement.steps or statement.binds or statement.variables or statement.impure:
            return False
        if not isinstance(statement.node, ast.Assert) and not self.is_print(statement.node):
            return False
        # What asks for a shape that the source tells gets the answer where it stands.
        told = {id(n) for known in self.run.shapes_known.values() for n in trees.walk(known.node)}
        read = [*statement.reads, *statement.inner_reads]
        if isinstance(statement.node, ast.Expr):
            read = [(n, b) for n, b in read if id(n) not in told]
        read = [self.home(b) for _, b in read]
        wanted = [b for b in read if values.is_deferred(b.value)]
        known = {*self.moved, *self.specs}
        if not any(b.statement is not None and b.statement.index in self.moved for b in wanted):
            return False
        if not all(b.statement is not None and b.statement.index in known for b in wanted):
            return False
        self.shown[statement.index] = statement
        return True

    def is_print(self, node: ast.AST) -> bool:
        """Tells whether a statement is nothing but a call that shows text."""
        return isinstance(node, ast.Expr) and id(node.value) in self.run.prints

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
            is_assertion = isinstance(statement.node, ast.Assert)
            if any(_is_written_anew(b.value) for b in self.needs(statement)) or any(
                isinstance(n, ast.Attribute) and n.attr in expressions.GRAPH_ATTRIBUTES
                for n in ast.walk(statement.node)
            ):
                common = set()
            unknown = is_assertion and any(
                isinstance(n, ast.Constant) and n.value is None for n in ast.walk(statement.node)
            )
            if common and not unknown:
                self.moved[index] = statement
                uses[index] = {min(common)}
            elif not is_assertion:
                self.dropped[index] = 'print'
                what = 'what no run computes was printed as a tensor of the graph; this is left out'
                self.notes.append(('print', statement.node, what))
            else:
                self.dropped[index] = 'assertion'
                self.notes.append(
                    (
                        'assertion',
                        statement.node,
                        'an assertion that held when the graph was built is left out',
                    )
                )

    def note_prints(self) -> None:
        """Tells where something is printed while a function is traced, maybe more than once."""
        for site, statement in self.run.prints.values():
            if statement is not None and statement.index in self.moved:
                what = 'this is printed when the function is traced, not when a graph is built'
                if statement.index not in self.dropped:
                    self.notes.append(('print', site, what))

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


def _is_written_anew(value: values.Value) -> bool:
    """Tells whether a function has no name for a value: for operations, and what changes give."""
    kinds = ('effect', 'minimize', 'group', 'init', 'summary')
    return any(node.kind in kinds for node in values.nodes_in(value))
