"""Names for values that would hide one another inside of a function.

A program binds one name to several values of its graph, one after another. In a function that
needs both of two such values where the order of its statements differs from the program's, or that
also needs what the module calls so, one of them gets a new name.
"""

import ast

from migration.program import state
from migration.syntax import trees


class NameWebs:
    """The part of the structure that gives values names of their own.

    A web is what one name is bound to in statements that cannot have different names for it, such
    as the turns of a loop.

    Attributes:
      bridges: the names that a moved statement continues under a new name, as (new name, binding),
        by the index of the statement: it changes the value where it finds it.
    """

    def rename_apart(self, apart: frozenset) -> None:
        """Renames what was found to hide something, as (name, index of the statement)."""
        self.apart = apart
        self.bridges: dict[int, tuple] = {}
        for name, index in sorted(apart):
            web = self._web(name, index)
            if web and web[0] not in self.renamed:
                self._rename_web(name, web)

    def spelling(self, binding: state.Binding) -> str:
        """Returns the name of a binding in the converted program."""
        return self.renamed.get(binding, binding.name)

    def continued(self, statement: state.Statement) -> list[tuple]:
        """Returns the names that a moved statement changes where it finds them.

        Returns:
          Tuples of the name in the program, its new name, and the binding it begins with.
        """
        if statement.index in self.bridges:
            new, old = self.bridges[statement.index]
            return [(old.name, new, old)]
        if isinstance(statement.node, (ast.Assign, ast.AnnAssign)):
            return []  # It reads everything before it binds a name.
        found = {}
        for binding in self.read_by(statement):
            home = self.home(binding)
            own = [b for b in statement.binds if _is_same_name(b, binding)]
            if own and home is not binding and (self.is_moved(home) or self.is_input(home)):
                new = self.spelling(own[-1])
                if new != self.spelling(home):
                    found[binding.name] = (binding.name, new, home)
        return list(found.values())

    def _web(self, name: str, index: int) -> list:
        """Returns the bindings of a name that can only be renamed together."""
        held = self.run.bindings.get(name, [])
        web = [b for b in held if b.statement is not None and b.statement.index == index]
        groups = self._read_together(name)
        grown = True
        while grown:
            grown = False
            for binding in held:
                if binding not in web and any(
                    binding.statement is w.statement or any(w in g and binding in g for g in groups)
                    for w in web
                ):
                    web.append(binding)
                    grown = True
        return sorted(web, key=lambda b: b.statement.index if b.statement else -1)

    def _read_together(self, name: str) -> list:
        """Returns groups of bindings that one spelling of a name reads.

        What a statement finds, before it binds the name itself, is not of its group.
        """
        groups = []
        for key, held in self.run.reads.items():
            if len(held) > 1 and held[0].name == name:
                for statement in {b.statement for b in held if b.statement is not None}:
                    if any(id(n) == key for n in trees.walk(statement.node)):
                        held = [b for b in held if b.statement is statement]
                        break
                groups.append(held)
        return groups

    def _rename_web(self, name: str, web: list) -> None:
        statements = list(dict.fromkeys(b.statement for b in web))
        outer = {
            s: [b for b in self.read_by(s) if b.name == name and b not in web]
            for s in statements
            if not isinstance(s.node, (ast.Assign, ast.AnnAssign))
        }
        changes = any(b.target is None and self.is_collection(b) for b in web)
        if any(len(found) > 1 or (found and changes) for found in outer.values()):
            return
        new = self.fresh(name)
        self.renamed.update(dict.fromkeys(web, new))
        for statement, found in outer.items():
            if found:
                self.bridges[statement.index] = (new, found[0])

    def is_collection(self, binding: state.Binding) -> bool:
        """Tells whether a binding is a list or dictionary, which may be changed in place."""
        return type(binding.value).__name__ in ('Sequence', 'Mapping')


def _is_same_name(one: state.Binding, other: state.Binding) -> bool:
    return one.name == other.name and one.frame is other.frame
