"""Statements of Python around a session: files that are open meanwhile, `try`, branches."""

import ast

from migration.program import state, values
from migration.syntax import trees


class Compound:
    """The part of the interpreter that looks into statements which stay around a session.

    Attributes:
      session_items: what `with` statements enter that leaves, by the id of the expression.
    """

    def looks_into(self, node: ast.stmt, frame: state.Frame) -> bool:
        """Tells whether the body of a `with` or `try` is executed statement by statement.

        So it is where a session is opened in it; other bodies are parts of one statement.
        """
        return any(
            isinstance(part, ast.Call)
            and isinstance(part.func, (ast.Name, ast.Attribute))
            and self.opens_session(part.func, frame)
            for statement in [node, *node.body]
            if not isinstance(statement, (ast.FunctionDef, ast.ClassDef))
            for part in trees.walk(statement)
        )

    def opens_session(self, function: ast.expr, frame: state.Frame) -> bool:
        """Tells, without executing it, whether a function opens a session."""
        value = self.resolve(function, frame)
        return isinstance(value, values.Symbol) and value.path.rsplit('.', 1)[-1] in (
            'Session',
            'InteractiveSession',
        )

    def look_through(self, node: ast.With, entered: list) -> None:
        """Notes a `with` inside of another statement that enters nothing but a session."""
        if any(isinstance(v, values.Session) for v in entered) and all(
            isinstance(v, values.Session) or (isinstance(v, values.Scope) and v.kind in _EMPTY)
            for v in entered
        ):
            self.looked_through.add(id(node))


# Scopes that name nothing and hold no defaults.
_EMPTY = ('graph', 'device')
