"""What the names in a written function stand for, line by line."""

import ast
from collections.abc import Iterable

from migration.program import parts, state
from migration.program import unit as units
from migration.syntax import trees


class ClashError(Exception):
    """In a function, a name stands for something else than where the program read it.

    Attributes:
      key: the name, and the index of the statement whose value needs another one.
      site: where the name is read.
    """

    def __init__(self, name: str, index: int, site):
        super().__init__(name)
        self.key = (name, index)
        self.site = site


class NameFlow:
    """Follows the names of one function while it is written."""

    def __init__(self, unit: units.Unit, parameters: list):
        self.unit = unit
        self.structure = unit.structure
        self.local: dict[str, state.Binding] = {}
        self.outside: dict[str, state.Binding] = {}
        for binding in parameters:
            name = self.structure.spelling(binding)
            if name in self.local:
                self._clash(binding, self.local[name])
            self.local[name] = binding

    def read(self, bindings: list) -> None:
        """Checks that names stand for these bindings here."""
        for binding in bindings:
            name = self.structure.spelling(binding)
            if parts.is_operation(binding.value):
                continue  # It is written where it is run, and has no name there.
            if self.structure.is_moved(binding) or self.structure.is_input(binding):
                if self.local.get(name) is not binding:
                    self._clash(binding, self.local.get(name))
            elif name in self.local:
                self._clash(binding, self.local[name])
            else:
                self.outside[name] = binding

    def read_outside(self, texts: list) -> None:
        """Checks that the names in expressions stand for what the module calls so."""
        for text in texts:
            for node in trees.walk(ast.parse(text.lstrip('*'), mode='eval')):
                if isinstance(node, ast.Name) and node.id in self.local:
                    self._clash(self.local[node.id], self.local[node.id])

    def bind(self, bindings: Iterable) -> None:
        """Notes that the function binds names."""
        for binding in bindings:
            name = self.structure.spelling(binding)
            if name in self.outside:
                self._clash(self.outside[name], binding)
            self.local[name] = binding

    def _clash(self, wanted: state.Binding, found: state.Binding | None) -> None:
        """Asks for another name for the later one of two bindings."""
        candidates = [
            b
            for b in (wanted, found)
            if b is not None and self.structure.is_moved(b) and b not in self.structure.renamed
        ]
        site = (wanted.statement or found.statement).node
        asked = {(b.name, b.statement.index) for b in candidates} & self.structure.apart
        if candidates and not asked:
            late = max(candidates, key=lambda b: b.statement.index)
            raise ClashError(late.name, late.statement.index, site)
        self.unit.obstacle(
            'same_name_twice',
            site,
            f'two values called `{wanted.name}` meet in one function',
            'give one of them another name',
        )
