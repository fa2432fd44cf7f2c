"""Statements inside of loops, branches and functions that only serve a session, and leave."""

import ast

from migration.program import model, values
from migration.syntax import trees


class Erasure:
    """The part of the structure that takes nested statements out."""

    def _find_erased(self) -> None:
        """Finds what closes sessions or initialises variables inside of other statements."""
        for kind, site, _, _ in self.program.events:
            if kind == 'close':
                self._erase(site)
        for call in self.run.serving:
            self._erase(call)
        for step in self.program.steps:
            if step.statement is not None and step.statement.index in self.dropped:
                continue
            if self.is_initialised_again(step.site):
                continue
            if step.fetches and all(
                isinstance(f, model.Node) and f.kind == 'init' for f in step.fetches
            ):
                self._erase(step.site)

    def is_erased(self, site: ast.AST) -> bool:
        """Tells whether a call leaves with the statement that it is."""
        return id(self._statement_of(site)) in self.vanished

    def _erase(self, site: ast.AST) -> None:
        """Takes a statement out that is nothing but a call, if it is inside of another one."""
        node = self._statement_of(site)
        if isinstance(node, ast.Expr) and node.value is site and self._is_nested(node):
            self.vanished.add(id(node))

    def _erase_inside(self, statement) -> set:
        """Takes out what a loop or branch binds only for its runs; returns these bindings.

        That is lists of fetches, and operations that initialise variables.
        """
        found = set()
        for binding in statement.binds:
            value, node = binding.value, self._statement_of(binding.target)
            if (
                not isinstance(node, ast.Assign)
                or len(node.targets) != 1
                or node.targets[0] is not binding.target
            ):
                continue
            is_list = (
                isinstance(value, (values.Sequence, values.Mapping))
                and isinstance(node.value, (ast.List, ast.Tuple, ast.Dict))
                and not self._grows(value)
                and self._only_fetched(value)
            )
            if is_list or (isinstance(value, values.Tensor) and value.node.kind == 'init'):
                self.vanished.add(id(node))
                found.add(binding)
        made = {b.name for b in statement.binds if not b.several} - {
            b.name for b in statement.binds if not b.several and b not in found
        }
        return found | {b for b in statement.binds if b.several and b.name in made}

    def _is_nested(self, node: ast.stmt) -> bool:
        return all(statement.node is not node for statement in self.run.statements)

    def _statement_of(self, site: ast.AST | None) -> ast.stmt | None:
        """Returns the simple statement that an expression is a part of."""
        if self._statements_around is None:
            self._statements_around = {
                id(part): node
                for node in trees.of_kind(self.tree, ast.Expr, ast.Assign)
                for part in trees.walk(node)
            }
        return self._statements_around.get(id(site))
