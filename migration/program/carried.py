"""Functions of the program that move into a step, because they read values of the graph.

What TensorFlow calls for a branch or for a turn of a loop cannot be given more arguments. So where
such a function reads values of the graph around it, its definition moves with the statements that
pass it on, and stands inside of the function that they become.
"""

import ast

from migration.program import state, values
from migration.syntax import trees


class Carried:
    """The part of the structure that moves definitions of functions."""

    def _carry_functions(self) -> None:
        self.carried: set[int] = set()  # The names inside of definitions that move.
        readers: dict[state.Binding, list] = {}
        for statement in self.run.statements:
            for node, binding in [*statement.reads, *statement.inner_reads]:
                readers.setdefault(binding, []).append((node, statement))
        found = True
        while found:
            found = [s for s in self.run.statements if self._can_carry(s, readers)]
            for statement in found:
                self.moved[statement.index] = statement
                self.carried.update(id(n) for n in trees.walk(statement.node))

    def _can_carry(self, statement: state.Statement, all_readers: dict) -> bool:
        if statement.index in self.moved or statement.index in self.dropped:
            return False
        definition = _definition(statement)
        if definition is None or id(definition) in self.nests.by_function:
            return False
        if any(h.function is definition for h in self.hoists.values()):
            return False
        (binding,) = statement.binds
        readers = all_readers.get(binding, [])
        passed = id(definition) in self.run.flow_record.passed or any(
            getattr(self.parents.get(id(node)), 'func', None) is not node for node, _ in readers
        )
        if not passed and not any(id(node) in self.carried for node, _ in readers):
            return False
        same = [b for b in self.run.bindings.get(binding.name, []) if b.frame is binding.frame]
        if len(same) < 2 and not self._reads_graph(definition):
            return False
        return bool(readers) and all(other.index in self.moved for _, other in readers)

    def defines_carried(self, statement: state.Statement) -> bool:
        """Tells whether a statement that moves defines a function."""
        return statement.index in self.moved and _definition(statement) is not None

    def _reads_graph(self, definition: ast.AST) -> bool:
        """Tells whether a function reads values that exist only inside of steps."""
        return any(
            values.is_deferred(binding.value) or self._is_carried(binding)
            for name in trees.walk(definition)
            if isinstance(name, ast.Name)
            for binding in self.run.reads.get(id(name), [])
        )

    def _is_carried(self, binding: state.Binding) -> bool:
        return isinstance(binding.value, values.Function) and self.is_moved(binding)

    def _check_carried(self) -> None:
        """Refuses definitions that several steps need in different ways."""
        for block in self.helpers:
            for binding in block.outputs:
                if isinstance(binding.value, values.Function):
                    self.obstacle(
                        'function_of_several_steps',
                        binding.statement.node,
                        f'`{binding.name}` reads values of the graph, and several steps pass it '
                        'on in different statements',
                        'define it once for each',
                    )


def _definition(statement: state.Statement) -> ast.AST | None:
    """Returns the function that a statement does nothing but define."""
    node = statement.node
    if len(statement.binds) != 1 or not isinstance(statement.binds[0].value, values.Function):
        return None
    if isinstance(node, ast.FunctionDef) and not node.decorator_list:
        return node
    if (
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Lambda)
        and len(node.targets) == 1
        and isinstance(node.targets[0], ast.Name)
    ):
        return node.value
    return None
