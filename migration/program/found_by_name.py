"""Which names of the source stand for what a program finds by its name in the graph."""

import ast

from migration.program import fetch_trees, state, values
from migration.syntax import trees


class FoundByName:
    """The part of the structure that knows `'loss:0'` and `get_tensor_by_name`.

    Attributes:
      named: the bindings of what is found, by the id of the expression that finds it.
    """

    def _find_named(self) -> None:
        self.named: dict[int, state.Binding] = {}
        for node, value in self.run.named.values():
            if isinstance(value, values.Tensor) and value.node.kind == 'init':
                continue
            held = [
                b
                for bindings in self.run.bindings.values()
                for b in bindings
                if fetch_trees.is_same(b.value, value) and b.statement is not None
            ]
            held = [b for b in held if getattr(b.statement.node, 'value', None) is not node]
            if held:
                self.named[id(node)] = held[0]
            elif isinstance(value, values.Tensor):
                self.obstacle(
                    'graph_name',
                    node,
                    'what is found by its name in the graph has no name in Python',
                    'bind it to a name where it is made',
                )

    def is_found_by_name(self, statement: state.Statement) -> bool:
        """Tells whether a statement only binds something that it finds by its name."""
        node = statement.node
        return (
            isinstance(node, ast.Assign)
            and id(node.value) in self.named
            and len(statement.binds) == 1
            and isinstance(statement.binds[0].value, values.Tensor)
        )

    def _named_in(self, node: ast.AST) -> tuple[list, set]:
        """Returns what an expression finds by name, and the ids of the parts that say so."""
        found, hidden = [], set()
        if not self.named:
            return found, hidden
        for part in trees.walk(node):
            if id(part) in self.named:
                found.append(self.home(self.named[id(part)]))
                hidden.update(map(id, trees.walk(part)))
        return found, hidden
