"""Collections of graph values that are taken apart: all that uses them takes one element out.

`net = build()` gives Python a dictionary of tensors, `self.ops['loss'] = ...` fills one. In TF 2
the tensors are values of functions. So where each use of a collection takes out a known element,
the element is known by a name, and the collection goes, but for what stays Python's. A collection
that something uses as a whole moves into functions as it is.
"""

import ast

from migration.program import fetch_trees, handing, state, values
from migration.syntax import trees


class TakenApart:
    """The part of the structure that knows which collections are taken apart.

    Attributes:
      taken_apart: these collections, by their ids.
      taken_out: expressions that take an element out, with its binding, by the expression's id.
    """

    def _find_apart(self) -> None:
        self.taken_apart: dict[int, values.Value] = {}
        self.taken_out: dict[int, tuple] = {}
        self.collected: dict[int, handing.Rest] = {}
        self._regions_by_node = {region.node for region in self.run.regions}
        found: dict[int, values.Value] = {}
        held = [b.value for bindings in self.run.bindings.values() for b in bindings]
        held += [v for region in self.run.regions for v in region.frame.returned]
        for value in held:
            _gather(value, found)
        wanted = self._wanted(found)
        whole = {key for key, c in found.items() if c.open or key not in wanted}
        whole |= {key for key, c in found.items() if not self._grows_plainly(c)}
        for node, value in self._uses_of(found):
            if not self._is_plain_use(node):
                whole.add(id(value))
        while True:
            inner = {
                id(part)
                for key in whole
                if key in found
                for part in fetch_trees.held_by(found[key])[0]
                if id(part) in found
            }
            if inner <= whole:
                break
            whole |= inner
        self.taken_apart = {key: value for key, value in found.items() if key not in whole}

    def _wanted(self, found: dict) -> set:
        """Returns dictionaries that are read by keys, and collections that functions hand around.

        Others may stay as they are, unless they hold placeholders.
        """
        handed: dict[int, values.Value] = {}
        for region in self.run.regions:
            for value in region.frame.returned if region.node is not None else ():
                _gather(value, handed)
            for binding in region.frame.names.values():
                if binding.is_parameter:
                    _gather(binding.value, handed)
        wanted = {
            id(collection)
            for records in self.run.items_taken.values()
            for _, collection, value in records
            if isinstance(collection, (values.Mapping, values.Record)) and values.is_deferred(value)
        }
        wanted |= {
            key
            for key, value in found.items()
            if any(n.kind == 'input' for n in values.nodes_in(value))
        }
        inner = [found[key] for key in wanted | set(handed) if key in found]
        for value in inner:
            _gather(value, handed)
        return wanted | set(handed)

    def _grows_plainly(self, value: values.Value) -> bool:
        """Tells whether each change of a collection is a statement that only sets one element."""
        return all(
            made is not None and _sets_element(made.node)
            for held, made, _ in self.run.mutations
            if held is value
        )

    def _uses_of(self, collections: dict) -> list:
        """Returns the expressions that stand for some collections, with these."""
        found = []
        for node in trees.of_kind(self.tree, ast.Name, ast.Attribute) if collections else ():
            if isinstance(node.ctx, ast.Load):
                held = self.run.reads.get(id(node), []) + self.run.parameter_reads.get(id(node), [])
                known = {id(b.value): b.value for b in held if id(b.value) in collections}
                found += [(node, value) for value in known.values()]
                if known and len({id(b.value) for b in held}) > 1:
                    found += [(None, value) for value in known.values()]
        for records in self.run.items_taken.values():
            known = {id(v): v for *_, v in records if id(v) in collections}
            found += [(records[0][0], value) for value in known.values()]
            if known and len({id(v) for *_, v in records}) > 1:
                found += [(None, value) for value in known.values()]
        return found

    def _is_plain_use(self, node: ast.expr | None) -> bool:
        """Tells whether an expression that stands for a collection only has elements taken out."""
        if node is None or not self._is_in_region(node):
            return False
        around = self.parents.get(id(node))
        if isinstance(around, ast.Subscript) and around.value is node:
            if not isinstance(around.ctx, ast.Load):
                return isinstance(around.ctx, ast.Store)  # What it does is looked at by itself.
            return id(around) in self.run.items_taken
        if isinstance(around, ast.Attribute):
            if id(around) in self.run.items_taken:
                return True  # A field of a named tuple.
            call = self.parents.get(id(around))
            is_call = isinstance(call, ast.Call) and call.func is around
            return is_call and (around.attr == 'append' or id(call) in self.run.items_taken)
        if self._is_fetch(node) or self.is_handed_on(node):
            return True
        made = self.run.record_calls
        while handing.is_display(around, made) or isinstance(around, ast.keyword):
            if self._is_fetch(around):
                return True
            around = self.parents.get(id(around))
        return isinstance(around, (ast.Return, ast.Assign))

    def is_taken_apart_at(self, node: ast.expr) -> bool:
        """Tells whether an expression stands for a collection that is taken apart."""
        held = [b.value for b in self.run.reads.get(id(node), ())]
        held += [value for *_, value in self.run.items_taken.get(id(node), ())]
        return any(id(value) in self.taken_apart for value in held)

    def is_handed_on(self, node: ast.AST) -> bool:
        """Tells whether an expression is an argument of a function that is looked into."""
        around = self.parents.get(id(node))
        if isinstance(around, ast.keyword):
            around = self.parents.get(id(around))
        return isinstance(around, ast.Call) and id(around) in self.run.region_calls

    def _is_fetch(self, node: ast.AST) -> bool:
        """Tells whether a node is what some run fetches."""
        if '_fetch_places' not in self.__dict__:
            self._fetch_places = {id(step.fetch_place) for step in self.program.steps}
        while isinstance(node, ast.expr):
            if id(node) in self._fetch_places:
                return True
            node = self.parents.get(id(node))
            if not isinstance(node, (ast.Tuple, ast.List, ast.Dict)):
                return False
        return False

    def _is_in_region(self, node: ast.AST) -> bool:
        """Tells whether a place belongs to a region or a run, not to a whole function."""
        sites = {id(step.site) for step in self.program.steps}
        around = self.parents.get(id(node))
        while around is not None and not isinstance(around, (ast.FunctionDef, ast.Lambda)):
            if isinstance(around, ast.Dict) and node in around.keys:
                return True  # As the key of a feed, whoever makes it.
            if isinstance(around, ast.Subscript) and around.slice is node:
                return True
            if id(around) in sites:
                return True
            node, around = around, self.parents.get(id(around))
        return around in self._regions_by_node

    def _check_names(self) -> None:
        """Leaves collections alone of which an element has no name, and finds what is taken out."""
        known = self.named_nodes = self._first_names()
        self._made_names: dict[int, ast.Name] = {}
        dull = True
        while dull:
            dull = [
                key
                for key, value in self.taken_apart.items()
                if not self._has_names(value, known) or not self._is_among(value)
            ]
            for key in dull:
                del self.taken_apart[key]
        for records in self.run.items_taken.values():
            node = records[0][0]
            if not all(id(collection) in self.taken_apart for _, collection, _ in records):
                continue
            made = {self._node_of(value) for *_, value in records}
            binding = known.get(made.pop().id) if len(made) == 1 and None not in made else None
            if binding is None or not self._is_in_region(node):
                continue
            if getattr(binding.statement.node, 'value', None) is not node:
                self.named[id(node)] = binding
                self.taken_out[id(node)] = (node, binding)

    def name_of(self, value: values.Value) -> ast.Name | None:
        """Returns a name for an element of a collection that is used as a whole."""
        made = self._node_of(value)
        binding = self.named_nodes.get(made.id) if made is not None else None
        if binding is None or not any(_holds(c, value) for c in self.taken_apart.values()):
            return None
        if made.id not in self._made_names:
            name = ast.copy_location(ast.Name(binding.name, ast.Load()), value.node.site)
            name.module_name = getattr(value.node.site, 'module_name', '')
            name.is_made = True  # The source does not have it.
            self._made_names[made.id] = name
            self.named[id(name)] = binding
            self.taken_out[id(name)] = (name, binding)
        return self._made_names[made.id]

    def _first_names(self) -> dict[int, state.Binding]:
        """Returns the first names of graph values, by their nodes' ids."""
        known: dict[int, state.Binding] = {}
        for held in self.run.bindings.values():
            for binding in held:
                if isinstance(binding.value, values.Tensor) and binding.statement is not None:
                    first = known.setdefault(binding.value.node.id, binding)
                    if binding.statement.index < first.statement.index:
                        known[binding.value.node.id] = binding
        return known

    def _has_names(self, value: values.Value, known: dict) -> bool:
        """Tells whether each graph value in a collection has a name."""
        items, _ = fetch_trees.held_by(value)
        leaving = [item for item in items if self.leaves(item)]
        if isinstance(value, values.Sequence) and 0 < len(leaving) < len(items):
            return False  # What would stay would have other places.
        return all(
            id(item) in self.taken_apart
            if isinstance(item, (values.Sequence, values.Mapping))
            else isinstance(item, values.Tensor) and item.node.id in known
            for item in leaving
        )

    def _is_among(self, value: values.Value) -> bool:
        """Tells whether the collections that hold a collection are taken apart, too."""
        holders = [c for c in self._all_collections() if any(i is value for i in _items(c))]
        return all(
            id(holder) in self.taken_apart for holder in holders if values.is_deferred(holder)
        )

    def _all_collections(self) -> list:
        if '_collections' not in self.__dict__:
            found: dict[int, values.Value] = {}
            for bindings in self.run.bindings.values():
                for binding in bindings:
                    _gather(binding.value, found)
            self._collections = list(found.values())
        return self._collections

    def _node_of(self, value: values.Value):
        """Returns the node that an element is, for all objects that share their functions."""
        if not isinstance(value, values.Tensor) or value.node.kind == 'init':
            return None
        if not value.node.deferred:
            return None
        return value.node if self.run.twins is None else self.run.twins.of(value.node)


def _gather(value: values.Value, found: dict) -> None:
    """Adds collections that lead to graph values."""
    if not isinstance(value, (values.Sequence, values.Mapping)) or id(value) in found:
        return
    if values.is_deferred(value):
        found[id(value)] = value
        for part in _items(value):
            _gather(part, found)


def _holds(collection: values.Value, value: values.Value) -> bool:
    return any(fetch_trees.is_same(item, value) for item in _items(collection))


def _items(value: values.Value) -> list:
    if isinstance(value, values.Mapping):
        return [held for _, held, _ in value.entries]
    return value.items


def _sets_element(node: ast.stmt) -> bool:
    """Tells whether a statement sets elements of collections under keys, or appends one."""
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        (target,) = node.targets
        targets = target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
        return all(isinstance(t, (ast.Subscript, ast.Name, ast.Attribute)) for t in targets)
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Attribute)
        and node.value.func.attr == 'append'
    )
