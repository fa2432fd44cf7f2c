"""What each element of a collection adds to the graph, and which elements are taken out again."""

import ast
import collections
import operator

from migration.program import state

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
        current = self.current
        if current is None or frame.region is None:
            return self.evaluate(node, frame)
        before = _counts(current)
        value = self.evaluate(node, frame)
        self.elements_made.setdefault(id(node), []).append(
            (value, current, before, _counts(current))
        )
        return value

    def took(self, node: ast.AST, collection, value):
        """Notes that an expression takes a known element of a collection; returns it."""
        if isinstance(node, ast.expr):
            self.items_taken.setdefault(id(node), []).append((node, collection, value))
        return value


def _counts(statement: state.Statement) -> Counts:
    return Counts._make(map(len, _noted(statement)))
