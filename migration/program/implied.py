"""Operations that are made where control dependencies name them.

`with tf.control_dependencies([tf.assign(v, x)]):` makes an operation that has no name. Where the
`with` statement leaves, the operation becomes a statement of its own before the suite.
"""

import ast

from migration.program import state, values
from migration.syntax import trees


class Implied:
    """The part of the interpreter that knows them.

    Attributes:
      implied: statements that stand for such operations, by the `with` statement's id.
      inline_updates: calls that make such operations in functions, by the `with` statement's id.
    """

    def start_implied(self):
        """Starts with none."""
        self.implied: dict[int, list[state.Statement]] = {}
        self.implied_bindings: dict[int, list[state.Binding]] = {}
        self.implied_names: set[str] = set()
        self.inline_updates: dict[int, list[ast.Call]] = {}
        self._implied_values: dict[int, values.Value] = {}

    def imply(self, node: ast.With, item: ast.withitem, frame: state.Frame, root: bool) -> None:
        """Executes the operations that an item of a `with` statement makes."""
        calls = self._made_inline(item.context_expr, frame)
        if not calls:
            return
        if not root or id(node) not in self.looked_through:
            self.inline_updates[id(node)] = calls
            return
        bindings = []
        for call in calls:
            statement = state.Statement(
                _assignment(call, self._name_for(call, frame)),
                tuple(self.withs),
                len(self.statements),
                self.region,
            )
            self.statements.append(statement)
            self.current = statement
            value = self.evaluate(call, frame)
            self._implied_values[id(call)] = value
            self.bind(statement.node.targets[0], value, frame)
            self.settle(statement)
            self.implied.setdefault(id(node), []).append(statement)
            bindings += statement.binds
        self.current = None
        self.implied_bindings[id(item.context_expr)] = bindings

    def implied_value(self, node: ast.Call) -> values.Value | None:
        """Returns what a call gave that was executed before its `with` statement."""
        return self._implied_values.pop(id(node), None)

    def is_spelt_inline(self, node: ast.AST, site: ast.AST) -> bool:
        """Tells whether control dependencies list a call in which an operation is made."""
        return any(
            site is part
            for call in _listed(node)
            if isinstance(call, ast.Call)
            for part in trees.walk(call)
        )

    def _made_inline(self, node: ast.expr, frame: state.Frame) -> list[ast.Call]:
        function = node.func if isinstance(node, ast.Call) else None
        if getattr(function, 'attr', getattr(function, 'id', '')) != 'control_dependencies':
            return []
        return [part for part in _listed(node) if isinstance(part, ast.Call)]

    def _name_for(self, call: ast.Call, frame: state.Frame) -> str:
        """Returns a name for an operation that nothing in the program has."""
        taken = {n.id for n in trees.walk(self.tree) if isinstance(n, ast.Name)}
        name, count = 'update', 2
        while name in taken or name in self.implied_names:
            name, count = f'update_{count}', count + 1
        self.implied_names.add(name)
        return name


def _listed(node: ast.AST) -> list[ast.expr]:
    """Returns what `tf.control_dependencies` is given, where a list is spelt out."""
    given = [*node.args, *(k.value for k in node.keywords)]
    return given[0].elts if given and isinstance(given[0], (ast.List, ast.Tuple)) else []


def _assignment(call: ast.Call, name: str) -> ast.Assign:
    """Returns a statement that binds a call, and stands where the call does."""
    target = ast.copy_location(ast.Name(name, ast.Store()), call)
    made = ast.copy_location(ast.Assign([target], call), call)
    for node in (target, made):
        node.module_name = getattr(call, 'module_name', '')
    return made
