"""Objects that a function makes, and that are used outside of it as well.

`model` makes the object of the class that was `decoder`; where its caller decodes something else
with the same variables, it gets the object from `model`, like the functions that run the graph.
"""

import ast

from migration.program import nests, owners
from migration.syntax import trees


class SharedObjects:
    """The part of the structure that brings such objects to where they are used."""

    def bring_objects(self) -> None:
        """Brings each object to the functions that use it."""
        used: dict[int, list[nests.Root]] = {}
        for key, root in self.nests.root_of.items():
            used.setdefault(key[0] if isinstance(key, tuple) else key, []).append(root)
        if len(self.owners) < 2 or not used:
            return
        for statement in self.run.statements:
            if isinstance(statement.node, (ast.FunctionDef, ast.ClassDef)):
                continue
            for node in trees.walk(statement.node):
                for root in used.get(id(node), ()):
                    self._bring_object(root, self.owner_of(statement))

    def _bring_object(self, root: nests.Root, owner: owners.Owner) -> None:
        """Notes which functions hand an object on until an owner can read it."""
        maker = self.owner_of(root.statement)
        apart = maker.instance is None and owner.instance is None
        if apart and not self.encloses(maker, owner) and self._means_just(root):
            self.bring(root, maker.node, owner.node, ())

    def _means_just(self, root: nests.Root) -> bool:
        """Tells whether the name of an object means nothing else anywhere."""
        if [r.name for r in self.nests.roots].count(root.name) > 1:
            return False
        for node in trees.walk(self.tree):
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                same = node.id == root.name
            elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                same = node.name == root.name and node is not root.nest.function
            else:
                same = isinstance(node, ast.arg) and node.arg == root.name
            if same:
                return False
        return True
