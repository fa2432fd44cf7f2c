"""What each element of a collection adds to the graph, and which elements are taken out again."""

import ast
import collections
import operator

from migration.program import state, values

# What a statement of a region notes while it is executed, in order.
NOTED = ('nodes', 'reads', 'inner_reads', 'variables', 'steps', 'functions', 'impure')
_noted = operator.attrgetter(*NOTED)
Counts = collections.namedtuple('Counts', NOTED)


class MadeElements:
    """The part of the interpreter that notes elements.

    Attributes:
      elements_made: by the id of an element's expression, (value, statement, how much the
        statement had noted before, and behind it), one for each evaluation.
      prints: calls that show text, with the statements that do it, by their ids.
      printing: how many such calls are under way.
      items_taken: by the id of an expression that takes an element of a collection, (expression,
        collection, element), one for each evaluation.
    """

    def start_elements(self) -> None:
        """Starts with nothing noted."""
        self.elements_made: dict[int, list] = {}
        self.items_taken: dict[int, list] = {}
        self.record_calls: dict[int, list] = {}
        self.prints: dict[int, tuple] = {}
        self.printing = 0

    def element_of(self, node: ast.expr, frame: state.Frame):
        """Evaluates an expression that is put into a collection."""
        before = self.noted_before(frame)
        value = self.evaluate(node, frame)
        self.note_element(node, value, before)
        return value

    def noted_before(self, frame: state.Frame) -> tuple | None:
        """Returns the current statement, with how much it has noted; None inside of functions."""
        if self.current is None or frame.region is None:
            return None
        return self.current, _counts(self.current)

    def note_element(self, node: ast.expr, value, before: tuple | None) -> None:
        """Notes what an expression is, and what it noted."""
        if before is not None:
            current, counts = before
            record = (value, current, counts, _counts(current))
            known = self.elements_made.setdefault(id(node), [])
            if not known or known[-1][1] is not current:
                known.append(record)

    def took(self, node: ast.AST, collection, value):
        """Notes that an expression takes a known element of a collection; returns it."""
        if isinstance(node, ast.expr):
            self.items_taken.setdefault(id(node), []).append((node, collection, value))
        return value


def is_input(value, node: ast.AST) -> bool:
    """Tells whether a call makes an input of the graph: a placeholder or an element."""
    return (
        isinstance(value, values.Tensor) and value.node.kind == 'input' and value.node.site is node
    )


def _counts(statement: state.Statement) -> Counts:
    return Counts._make(map(len, _noted(statement)))
