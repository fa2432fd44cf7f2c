"""What is read only where objects are made, or not at all in TF 2.

`layer(x, 10, ['params'])` becomes `Layer(10)` and `layer(x)`: nothing that a step calls reads the
size, and nothing at all reads in which collections TF 1 kept the variables.
"""

import ast

from migration.program import nests, state
from migration.syntax import trees


class Unread:
    """The part of the structure that knows what no step reads.

    Attributes:
      read_early: names and attributes that are read only where objects are made, as ids.
      unread: those that nothing reads any more, at least not under this name.
      left_pairs: what stays of assignments of several values to several names, by their ids.
    """

    def _find_unread(self) -> None:
        self.read_early: set[int] = set()
        self.unread: set[int] = set()
        self.left_pairs: dict[int, list] = {}
        for variable in self.program.variables:
            for part in collection_arguments(variable.site):
                self.unread.update(id(n) for n in trees.walk(part))
        for nest in [*self.nests.by_function.values(), *self.nests.benches.values()]:
            early = {id(p.call) for p in nest.split.points if id(p.call) in nest.sites}
            for node in trees.walk(nest.function):
                if isinstance(node, ast.Attribute) and node.attr in nest.local_attributes:
                    self.unread.add(id(node))
                if id(node) in nest.split.gone or id(node) in early:
                    self.read_early.update(id(n) for n in trees.walk(node))
                callee, _ = nest.calls.get(id(node), (None, None))
                if callee is not None:
                    self._note_arguments(callee.callee, node)
        for root in self.nests.roots:
            for node in trees.walk(root.statement.node) if root.statement is not None else ():
                if id(node) in root.calls:
                    self._note_arguments(root.nest, node)

    def _note_arguments(self, nest: nests.Nest, call: ast.Call) -> None:
        """Notes the arguments that the call of an object does not get."""
        for name, argument in nest.given(call).items():
            if name in nest.dropped:
                held = self.read_early if name in nest.split.names else self.unread
                held.update(id(n) for n in trees.walk(argument))

    def is_early(self, node: ast.AST) -> bool:
        """Tells whether no step reads a name or attribute."""
        return id(node) in self.read_early or id(node) in self.unread

    def _drop_unread(self) -> None:
        """Leaves out the statements that bind names which nothing reads any more."""
        for statement in self.run.statements:
            node = statement.node
            if not isinstance(node, ast.Assign) or len(node.targets) != 1:
                continue
            (target,) = node.targets
            if isinstance(target, ast.Name) and self._is_left_unread(statement, target):
                if not any(isinstance(n, ast.Call) for n in trees.walk(node.value)):
                    self.dropped[statement.index] = 'collections'
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=False))
                left = [
                    (t, v)
                    for t, v in pairs
                    if not self._is_left_unread(statement, t)
                    or any(isinstance(n, ast.Call) for n in trees.walk(v))
                ]
                if len(left) < len(pairs) == len(target.elts) == len(node.value.elts):
                    self.left_pairs[id(node)] = left
                    gone = [v for t, v in pairs if (t, v) not in left]
                    self.run.unwritten.update(id(n) for v in gone for n in trees.walk(v))

    def _is_left_unread(self, statement: state.Statement, target: ast.expr) -> bool:
        """Tells whether something read a name that a statement binds, and nothing does now."""
        held = [b for b in statement.binds if b.target is target]
        reads = self.readers.get(held[0], []) if len(held) == 1 else []
        return bool(reads) and all(key in self.unread for key in reads)


def collection_arguments(call: ast.AST) -> list[ast.expr]:
    """Returns the expressions that say in which collections a variable is kept."""
    if not isinstance(call, ast.Call):
        return []
    found = [k.value for k in call.keywords if k.arg == 'collections']
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, 'id', '')
    return found + (call.args[2:3] if name == 'Variable' else [])
