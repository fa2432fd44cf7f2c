"""How the fetches of a run nest, and by which expressions the source spells each of them."""

import ast
import dataclasses
import functools

from migration.program import model, parts, streams, values
from migration.syntax import trees


@dataclasses.dataclass(eq=False)
class Tree:
    """Fetches as they nest.

    Attributes:
      kind: 'leaf', 'list', 'tuple' or 'dict'.
      items: the trees in it.
      keys: what a dictionary has them under.
      element: the fetched expression of a leaf; it may be a whole collection of tensors.
    """

    kind: str
    items: list = dataclasses.field(default_factory=list)
    keys: list = dataclasses.field(default_factory=list)
    element: parts.Element | None = None

    def leaves(self) -> list:
        """Returns the leaves from left to right."""
        if self.kind == 'leaf':
            return [self]
        return [leaf for item in self.items for leaf in item.leaves()]

    @property
    def is_collection(self) -> bool:
        """Whether this is a leaf that stands for several tensors."""
        return self.kind == 'leaf' and parts.is_collection(self.element.value)

    @property
    def is_flat(self) -> bool:
        """Whether it is one tensor, or a list or tuple of tensors."""
        items = [self] if self.kind == 'leaf' else self.items
        return self.kind != 'dict' and all(
            item.kind == 'leaf' and not item.is_collection for item in items
        )

    def form(self) -> tuple:
        """Returns what two trees of the same nesting have in common."""
        return (self.kind, tuple(self.keys), tuple(item.form() for item in self.items))


class FetchTrees:
    """The part of the structure that reads fetches."""

    def _tree(self, step: model.Step) -> Tree | None:
        """Returns how the fetches of a step nest; None where they cannot be spelt."""
        self.tree_site, self.tree_step = step.site, step
        parent = self.parents.get(id(step.site))
        if isinstance(parent, ast.Assign) and parent.value is step.site:
            self._note_used(step.structure, parent.targets)
        elif not isinstance(parent, ast.Expr):
            self._note_used(step.structure, [None])
        return self._tree_of(step.fetch_place, step.structure)

    def _note_used(self, value: values.Value, targets: list) -> None:
        """Notes which lists of fetches Python takes the values of.

        Args:
          value: what is fetched.
          targets: what the values are assigned to, in turn; None stands for other uses.
        """
        if isinstance(value, values.Mapping):
            for _, item in value.current():
                self._note_used(item, [None])
        if not isinstance(value, values.Sequence):
            return
        for target in targets:
            if isinstance(target, (ast.Tuple, ast.List)) and len(target.elts) == len(value.items):
                for item, inner in zip(value.items, target.elts, strict=True):
                    self._note_used(item, [inner])
            elif not isinstance(target, ast.Name) or self._is_loaded(target.id):
                value.used = True
                for item in value.items:
                    self._note_used(item, [None])

    def _is_loaded(self, name: str) -> bool:
        return name != '_' and any(
            n.id == name and isinstance(n.ctx, ast.Load) for n in trees.of_kind(self.tree, ast.Name)
        )

    def _tree_of(self, place: ast.expr | None, value: values.Value) -> Tree | None:
        if isinstance(value, streams.Element):
            return Tree('leaf', element=parts.Element(place, self.element_value(value)))
        if not isinstance(value, (values.Sequence, values.Mapping)):
            return Tree('leaf', element=parts.Element(place, value))
        if isinstance(value, values.Record) and not self._is_whole(place, value):
            self._not_spelt('a named tuple is fetched that functions do not have')
            return None
        display = self._display(place, value)
        if parts.is_operation(value) and display is not place:
            return Tree('leaf', element=parts.Element(place, value))
        if display is None and self._is_whole(place, value):
            return Tree('leaf', element=parts.Element(place, value))
        if display is None and value.open and self._is_built(place, value):
            return Tree('leaf', element=parts.Element(place, value))
        items, keys = held_by(value)
        if value.open:
            self._not_spelt('it is not known how many fetches a collection holds')
            return None
        if not all(isinstance(key, str) for key in keys):
            self._not_spelt('a dictionary is fetched under keys that are no strings')
            return None
        if display is not None:
            spelt = display.values if isinstance(display, ast.Dict) else display.elts
        else:
            spelt = [self._spelling(item) for item in items]
            if self._is_built(place, value) and not self._is_spelt(value):
                return Tree('leaf', element=parts.Element(place, value))
        trees = []
        for at, item in zip(spelt, items, strict=True):
            if at is None and not isinstance(item, (values.Sequence, values.Mapping)):
                self._not_spelt('a collection of fetches is not spelt out where it is run')
                return None
            trees.append(self._tree_of(at, item))
            if trees[-1] is None:
                return None
        if isinstance(value, values.Mapping):
            return Tree('dict', trees, keys)
        return Tree('list' if value.mutable else 'tuple', trees)

    def _not_spelt(self, reason: str) -> None:
        self.obstacle(
            'fetch_collection', self.tree_site, reason, 'write the fetches where they are run'
        )

    def _display(self, place: ast.expr | None, value: values.Value) -> ast.expr | None:
        """Returns the list, tuple or dictionary display that spells a collection."""
        if isinstance(place, ast.Name):
            held = self.run.reads.get(id(place), [])
            statement = held[0].statement if len(held) == 1 else None
            if self._grows(value) or (held and self._grows(held[0].value)):
                return None
            place = statement.node.value if _binds_one(statement) else None
        items, _ = held_by(value)
        if isinstance(place, ast.Dict) and isinstance(value, values.Mapping):
            spelt = place.values
        elif isinstance(place, (ast.List, ast.Tuple)) and isinstance(value, values.Sequence):
            spelt = place.elts
        else:
            return None
        same = len(spelt) == len(items) and not any(isinstance(n, ast.Starred) for n in spelt)
        return place if same else None

    def _is_whole(self, place: ast.expr | None, value: values.Value) -> bool:
        """Tells whether a collection is fetched as what its expression gives."""
        if place is None or any(map(parts.is_operation, flat(value))):
            return False
        if self.is_taken_apart_at(place):
            return False
        if isinstance(place, ast.Name):
            held = self.run.reads.get(id(place), [])
            return len(held) == 1 and not self._grows(held[0].value)
        return not any(
            self._grows(b.value)
            for part in trees.walk(place)
            if isinstance(part, ast.Name)
            for b in self.run.reads.get(id(part), [])
        )

    def _is_built(self, place: ast.expr | None, value: values.Value) -> bool:
        """Tells whether a collection that is fetched has all that is in it before the run."""
        held = self.run.reads.get(id(place), [])
        if not isinstance(place, ast.Name) or len(held) != 1 or self.is_taken_apart_at(place):
            return False
        if not all(is_graph(v) and not parts.is_operation(v) for v in flat(value)):
            return False
        made = self._mutated.get(id(held[0].value), [])
        run = self.tree_step.statement
        return run is not None and all(s is not None and s.index < run.index for s in made)

    def _is_spelt(self, value: values.Value) -> bool:
        """Tells whether the source has expressions for all that a collection holds."""
        return all(
            self._is_spelt(item)
            if isinstance(item, (values.Sequence, values.Mapping))
            else self._spelling(item) is not None
            for item in held_by(value)[0]
        )

    def _grows(self, value: values.Value) -> bool:
        """Tells whether a collection is changed after it was made."""
        return id(value) in self._mutated

    def _spelling(self, value: values.Value) -> ast.expr | None:
        """Returns an expression of the source that gives a fetched value: a name, or its own."""
        for name in self._loads():
            held = self.run.reads[id(name)]
            if is_same(held[0].value, value):
                return name
        name = self.name_of(value)
        if name is not None:
            return name
        if isinstance(value, values.Tensor) and not value.node.path:
            return value.node.site
        return None

    def _loads(self) -> list:
        """Returns the names in the source that read one value of the root frame, no feed keys."""
        if self._all_loads is None:
            keys = set()
            for node in trees.of_kind(self.tree, ast.Dict):
                keys.update(map(id, node.keys))
            keys.update(id(node.slice) for node in trees.of_kind(self.tree, ast.Subscript))
            self._all_loads = [
                node
                for node in trees.of_kind(self.tree, ast.Name)
                if id(node) not in keys and len(self.run.reads.get(id(node), ())) == 1
            ]
        return self._all_loads

    @functools.cached_property
    def _mutated(self) -> dict[int, list]:
        """The statements that change a collection in place, by the id of the collection."""
        found: dict[int, list] = {}
        for held, made, _ in self.run.mutations:
            found.setdefault(id(held), []).append(made)
        return found

    @functools.cached_property
    def mutated_by(self) -> dict[int, list]:
        """The collections that a statement changes, by the id of the statement."""
        found: dict[int, list] = {}
        for held, made, _ in self.run.mutations:
            found.setdefault(id(made), []).append(held)
        return found

    @functools.cached_property
    def _fetch_places(self) -> set[int]:
        """The parts of all expressions that are fetched, as ids."""
        places = [s.fetch_place for s in self.program.steps if s.fetch_place is not None]
        return {id(part) for place in places for part in trees.walk(place)}

    def _serves_fetches(self, statement) -> bool:
        """Tells whether a statement only changes lists or dictionaries that are only fetched."""
        changed = self.mutated_by.get(id(statement))
        if not changed or not _only_changes(statement.node):
            return False
        return all(self._only_fetched(value) for value in changed)

    def _grows_to_be_fetched(self, value: values.Value) -> bool:
        """Tells whether a value is a collection that is built in steps, only to be fetched."""
        return self._grows(value) and self._only_fetched(value)

    def _only_fetched(self, value: values.Value) -> bool:
        """Tells whether a collection is read only to be changed and to be fetched."""
        if not any(is_graph(v) for v in flat(value)) or not self._is_spelt(value):
            return False
        changes = {
            id(part)
            for made in self._mutated.get(id(value), ())
            if made is not None and _only_changes(made.node)
            for part in _changed_in(made.node)
        }
        reads = [
            id(name)
            for name in trees.of_kind(self.tree, ast.Name)
            if any(b.value is value for b in self.run.reads.get(id(name), ()))
        ]
        fetched = not self._fetch_places.isdisjoint(reads)
        return fetched and all(name in self._fetch_places or name in changes for name in reads)


def held_by(value: values.Value) -> tuple[list, list]:
    """Returns what a collection holds, and the keys of a dictionary."""
    if isinstance(value, values.Mapping):
        pairs = value.current()
        return [v for _, v in pairs], [getattr(k, 'value', None) for k, _ in pairs]
    return value.items, []


def flat(value: values.Value) -> list:
    """Returns the leaves of a value."""
    if isinstance(value, (values.Sequence, values.Mapping)):
        return [leaf for item in held_by(value)[0] for leaf in flat(item)]
    return [value]


def is_graph(value: values.Value) -> bool:
    """Tells whether a value is a tensor, an operation or a variable."""
    return isinstance(value, (values.Tensor, values.VariableValue, values.AnyVariable))


def is_same(a: values.Value, b: values.Value) -> bool:
    """Tells whether two values are one thing of the graph, or one collection."""
    if isinstance(a, values.Tensor) and isinstance(b, values.Tensor):
        return a.node is b.node
    if isinstance(a, values.VariableValue) and isinstance(b, values.VariableValue):
        return a.variable is b.variable
    return a is b


def _binds_one(statement) -> bool:
    node = statement.node if statement is not None else None
    return (
        isinstance(node, ast.Assign)
        and len(node.targets) == 1
        and isinstance(node.targets[0], ast.Name)
    )


def _changed_in(node: ast.stmt) -> list:
    """Returns the parts of a statement that say what it changes in place."""
    found = []
    for part in trees.walk(node):
        if isinstance(part, ast.Subscript) and not isinstance(part.ctx, ast.Load):
            found += trees.walk(part.value)
        elif isinstance(part, ast.Expr) and isinstance(part.value, ast.Call):
            found += trees.walk(part.value.func)
        elif isinstance(part, ast.AugAssign):
            found += trees.walk(part.target)
    return found


def _only_changes(node: ast.stmt) -> bool:
    """Tells whether a statement does nothing but to change collections in place."""
    if isinstance(node, (ast.If, ast.For)):
        return all(map(_only_changes, [*node.body, *node.orelse]))
    if isinstance(node, ast.Expr):
        call = node.value
        return (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and isinstance(call.func.value, ast.Name)
            and call.func.attr in ('append', 'extend', 'update')
        )
    if isinstance(node, ast.Assign):
        return all(isinstance(t, ast.Subscript) for t in node.targets)
    return isinstance(node, ast.AugAssign)
