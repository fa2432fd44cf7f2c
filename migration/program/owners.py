"""Who owns what a program builds: the module, a function that builds and runs it, or a class.

Functions stand where their owner's names can be read: at the level of the module, inside of a
function, or as methods of a class, where attributes of the object are read through `self`.
"""

import ast
import dataclasses
import itertools
from typing import Any

from migration.program import model, parts, state, values
from migration.syntax import trees


@dataclasses.dataclass(eq=False)
class Owner:
    """The scope of a group of functions and variables.

    Attributes:
      node: the function or class; None for the module.
      frame: its names, or the attributes of the object.
      instance: the object, where the owner is a class.
    """

    node: ast.AST | None
    frame: state.Frame
    instance: values.Instance | None = None

    @property
    def prefix(self) -> str:
        """What stands before one of its names where it is read."""
        return 'self.' if self.instance is not None else ''


class Owners:
    """The part of the structure that knows owners.

    Attributes:
      parents: the node around each node of the source, by the id of the inner one.
    """

    def _find_owners(self, tree: ast.Module) -> None:
        self.parents = trees.parents(tree)
        self.owners: dict[Any, Owner] = {}
        self._attributes_taken: dict[Owner, set] = {}
        for region in self.run.regions:
            node = region.node
            if region.instance is not None:
                node = region.instance.cls.node
            if node not in self.owners:
                frame = region.instance.frame if region.instance is not None else region.frame
                self.owners[node] = Owner(node, frame, region.instance)
            elif region.instance is not None and region.instance is not self.owners[node].instance:
                self.obstacle(
                    'several_objects',
                    region.node or node,
                    f'several objects of the class {node.name} build graph',
                    'make one object, or build their graphs in functions',
                )

    def fresh(self, name: str, owner: Owner | None = None) -> str:
        """Returns a name that nothing in the source has, or no attribute of an owner's object."""
        taken = self.names_taken(owner) if owner is not None else self._names_in(None)
        candidate, count = name, 2
        while candidate in taken:
            candidate, count = f'{name}_{count}', count + 1
        home = self.home_of(owner)
        if owner is not None and owner.instance is not None:
            taken.add(candidate)
        elif home is None:
            self.taken.add(candidate)
        else:
            self._given.setdefault(candidate, set()).add(home)
        return candidate

    def home_of(self, owner: Owner | None) -> int | None:
        """Returns the function outside of which nobody reads the names of an owner, or None."""
        node = owner.node if owner is not None else None
        roots = self.run.roots.get(id(node), {None})
        return next(iter(roots)) if len(roots) == 1 else None

    def _names_in(self, home: int | None) -> set:
        """Returns the names that are taken in a function and what it calls, or anywhere."""
        given = [n for n, homes in self._given.items() if home is None or home in homes]
        return self.taken.union(given)

    def names_taken(self, owner: Owner) -> set:
        """Returns the names that a function of an owner cannot have."""
        if owner.instance is None:
            return self._names_in(self.home_of(owner))
        if owner not in self._attributes_taken:
            found = {
                n.attr
                for n in trees.walk(owner.node)
                if isinstance(n, ast.Attribute) and id(n) not in self.run.uses
            }
            cls: values.Value = owner.instance.cls
            while isinstance(cls, values.Class):
                found |= set(cls.attributes)
                cls = cls.bases[0] if cls.bases else values.Unknown()
            for name, held in owner.frame.names.items():
                if parts.is_operation(held.value):
                    found.discard(name)  # The operation leaves, and its name is free.
            self._attributes_taken[owner] = found
        return self._attributes_taken[owner]

    def path_of(self, statement: state.Statement | None) -> tuple:
        """Returns the calls and loop turns around the region of a statement."""
        region = statement.region if statement is not None else None
        return region.path if region is not None else ()

    def owner_of(self, statement: state.Statement) -> Owner:
        """Returns the owner of a statement of a region."""
        region = statement.region
        if region is not None and region.instance is not None:
            return self.owners[region.instance.cls.node]
        return self.owners[region.node if region is not None else None]

    def owner_at(self, node: ast.AST | None) -> Owner:
        """Returns the innermost owner around a place in the source."""
        while node is not None:
            if node in self.owners:
                return self.owners[node]
            node = self.parents.get(id(node))
        return self.owners[None]

    def encloses(self, outer: Owner, inner: Owner) -> bool:
        """Tells whether the names of one owner can be read inside of another."""
        node = inner.node
        while node is not None and node is not outer.node:
            node = self.parents.get(id(node))
            if isinstance(node, ast.Module):
                node = None
        return node is outer.node and (node is not None or self.is_of_first(inner.node))

    def is_of_first(self, node: ast.AST | None) -> bool:
        """Tells whether a function stands in the module where the program begins."""
        first = getattr(self.tree, 'module_name', '')
        return node is None or getattr(node, 'module_name', '') == first

    def knows(self, caller: Owner, owner: Owner) -> bool:
        """Tells whether functions of one owner lead to those of another one by themselves."""
        if owner is caller:
            return True
        if owner.instance is None:
            same = getattr(caller.node or self.tree, 'module_name', '') == getattr(
                owner.node or self.tree, 'module_name', ''
            )
            return same or caller.instance is None
        return any(
            instance is owner.instance
            for name, binding in caller.frame.names.items()
            for _, instance in values.objects_in(name, binding.value)
        )

    def owner_for(self, function: parts.StepFunction, mine: list) -> Owner:
        """Returns the scope in which a function stands: that of its last statement.

        What is spelt out where it is run can only be read there. So it is with what several
        objects compute that do not know each other.
        """
        owner, site = self.owner_of(mine[-1]), function.steps[0].site
        if owner.instance is not None:
            around = self.owner_at(site)
            held = {self.owner_of(s) for s in mine}
            held |= {
                self.owner_of(b.statement)
                for s in mine
                for b in self.needs(s)
                if self.is_input(b) and b.statement.index in self.specs
            }
            # Variables of the module, which the object was made before.
            fetched = {
                self.owner_of(b.statement)
                for element in function.elements
                if isinstance(element.value, values.VariableValue)
                for b in self.run.reads.get(id(element.node), ())
                if b.statement is not None
            }
            apart = any(not self.knows(owner, other) for other in held)
            apart = apart or any(other.instance is None for other in fetched)
            held |= fetched
            standing = [s for s in mine if parts.stands_in_step(s)]
            if not apart or any(self.owner_of(s).instance is not None for s in standing):
                return owner
            return around if all(self.knows(around, other) for other in held) else owner
        if all(map(self.is_named, function.elements)):
            return owner
        if self._encloses_node(owner.node, self._scope(site)):
            return self.owner_at(site) if self._reads_inner(function, owner, site) else owner
        return self.owner_at(site)

    def _reads_inner(self, function: parts.StepFunction, owner: Owner, site: ast.AST) -> bool:
        """Tells whether what is spelt out reads names of a function inside of an owner."""
        inner = [
            id(o.frame)
            for o in self.owners.values()
            if o is not owner
            and o.instance is None
            and self.encloses(owner, o)
            and self._encloses_node(o.node, self._scope(site))
        ]
        return any(
            id(binding.frame) in inner
            for element in function.elements
            if not self.is_named(element)
            for node in trees.walk(element.node)
            for binding in self.run.reads.get(id(node), ())
        )

    def prefix_of(self, owner: Owner, caller: Owner, site: ast.AST) -> str:
        """Returns what stands before the names of an owner where another one reads them."""
        if owner.instance is None:
            return ''
        if owner is caller:
            return owner.prefix
        around: Owner | None = caller
        while around is not None:
            for name, binding in around.frame.names.items():
                for text, instance in values.objects_in(name, binding.value):
                    if instance is owner.instance:
                        return f'{around.prefix}{text}.'
            around = self._around(around)
        self.obstacle(
            'object_out_of_reach',
            site,
            'no name leads to the object that builds a part of the graph',
            'bind the object to a name',
        )
        return ''

    def _around(self, owner: Owner) -> Owner | None:
        """Returns the owner around an owner."""
        node = owner.node
        if node is None:
            return None
        node = self.parents.get(id(node))
        while node is not None and node not in self.owners:
            node = self.parents.get(id(node))
        return self.owners[node]

    def reference(self, variable: model.Variable, owner: Owner) -> str | None:
        """Returns the expression that reads a variable inside of an owner."""
        node = owner.node
        while True:
            around = self.owners.get(node)
            if around is not None:
                found = self.references_in(around).get(variable)
                if found is not None:
                    return found
            if node is None:
                return None
            node = self.parents.get(id(node))
            node = None if isinstance(node, ast.Module) else node

    def path(self, variable: model.Variable) -> str | None:
        """Returns how a variable is reached from outside: as Python's qualified names do it.

        `model.w` starts at a name of the module, `main.<locals>.w` at one that a call of `main`
        binds.
        """
        if variable in self.brought:  # The call that made it may be over when it is trained.
            return self._in_function(self.brought_to[variable], self.brought[variable])
        for node, owner in self.owners.items():
            found = self.references_in(owner).get(variable)
            if found is not None and owner.instance is None:
                return self._in_function(node, found)
        for thing in [*self.layer_names, *self.cell_names]:
            if variable in thing.variables.values():
                owner = self.owner_of(thing.statement)
                return self.from_outside(self.references_in(owner)[variable], thing.site)
        return None

    def from_outside(self, text: str, site: ast.AST, seen: Owner | None = None) -> str | None:
        """Returns how what methods around a place read through `self` is reached from outside.

        Args:
          text: how methods read it.
          site: the place.
          seen: where it is read; None stands for other modules.
        """
        if not text.startswith('self.'):
            return text
        instance = self.owner_at(site).instance
        for node, owner in self.owners.items():
            if owner.instance is not None or seen not in (None, owner, self.owners.get(None)):
                continue
            for name, binding in owner.frame.names.items():
                if binding.value is instance:
                    path = f'{name}.{text.removeprefix("self.")}'
                    return self._in_function(node, path) if seen is None else path
        return None

    def _in_function(self, node: ast.AST | None, path: str) -> str:
        """Returns how what a call of a function binds is reached from outside."""
        return f'{self._qualified(node)}.<locals>.{path}' if node is not None else path

    def _qualified(self, node: ast.AST) -> str:
        names = []
        while node is not None and not isinstance(node, ast.Module):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                names.append(node.name)
                if isinstance(self.parents.get(id(node)), ast.FunctionDef):
                    names.append('<locals>')
            node = self.parents.get(id(node))
        return '.'.join(reversed(names))

    def references_in(self, owner: Owner) -> dict[model.Variable, str]:
        """Returns the expressions that read variables when everything of an owner is built."""
        if owner not in self._references:
            found: dict[model.Variable, str] = {}
            held: dict[str, values.Value] = {}
            before: list[tuple] = []
            for name, binding in owner.frame.names.items():
                same = [b for b in self.run.bindings.get(name, []) if b.frame is owner.frame]
                kept = [b for b in same if b not in self.renamed]
                latest = kept[-1] if kept and binding in self.renamed else binding
                staying = [b for b in kept if not self.is_moved(b)]
                if not self.is_moved(latest):
                    held[owner.prefix + name] = latest.value
                elif staying:
                    held[owner.prefix + name] = staying[-1].value
                for other in same:
                    if other in self.renamed:
                        held[owner.prefix + self.renamed[other]] = other.value
                # A variable is read by a name that is bound again when its graph is over.
                pairs = itertools.pairwise(staying)
                before += [(owner.prefix + name, b.value) for b, c in pairs if self.is_over(b, c)]
            for binding, name in self.promoted.items():
                if owner.instance is not None and binding.frame.region.instance is owner.instance:
                    held.setdefault(owner.prefix + name, binding.value)
            for layer, name in self.layer_names.items():
                if self.owner_of(layer.statement) is owner:
                    for attribute, variable in layer.variables.items():
                        found[variable] = f'{owner.prefix}{name}.{attribute}'
            for cell, name in self.cell_names.items():
                if self.owner_of(cell.statement) is owner:
                    held[owner.prefix + name] = cell
            # A direct name is a better reference than one through a collection.
            for through in (False, True):
                for name, value in [*held.items(), *before]:
                    _walk(name, value, found, through, 0)
            self._references[owner] = found
        return self._references[owner]


def _walk(text: str, value: values.Value, found: dict, through: bool, depth: int) -> None:
    if isinstance(value, values.VariableValue):
        found.setdefault(value.variable, text)
    elif isinstance(value, values.Cell):
        for key, variable in (value.variables or {}).items():
            found.setdefault(variable, f'{text}.{key}')
    elif not through or depth > 4:
        return
    elif isinstance(value, values.Sequence):
        for index, item in enumerate(value.items):
            _walk(f'{text}[{index}]', item, found, through, depth + 1)
    elif isinstance(value, values.Mapping):
        for key, item, _ in value.entries:
            if isinstance(key, values.Constant):
                _walk(f'{text}[{key.value!r}]', item, found, through, depth + 1)
    elif isinstance(value, values.Instance):
        for key, item in value.attributes.items():
            _walk(f'{text}.{key}', item, found, through, depth + 1)
