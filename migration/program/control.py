"""What control dependencies add to the graph: what must happen before a node is computed."""

import ast

from migration.program import model, state, values
from migration.syntax import trees

_CHANGES = ('effect', 'minimize')


class Control:
    """The part of the interpreter that follows control dependencies."""

    def control_scope(self, node, args, keywords):
        """Evaluates `tf.control_dependencies`."""
        held = args[0] if args else keywords.get('control_inputs', values.Unknown())
        scope = values.Scope('control')
        scope.nodes = None
        if not values.is_none(held):
            items = self.elements(held)
            if items is None:
                self.obstacle(
                    'control_dependencies',
                    node,
                    'it is not known which operations come first',
                    'list the operations',
                )
            scope.nodes = [n for item in items or () for n in values.nodes_in(item)]
        inline = [
            n
            for n in scope.nodes or ()
            if n.kind in _CHANGES
            and any(part is n.site for part in trees.walk(node))
            and not self.is_spelt_inline(node, n.site)
        ]
        if inline:
            self.obstacle(
                'control_dependencies',
                inline[0].site,
                'an operation that comes first is made where the dependency is declared',
                'bind it to a name before',
            )
        return scope

    def before(self) -> list:
        """Returns the nodes that a node which is made now must wait for."""
        found = []
        for nodes in self.graph.control:
            found = [] if nodes is None else [*found, *nodes]
        return list(dict.fromkeys(found))

    def ordered(self, node: model.Node) -> None:
        """Lets a new node wait for what control dependencies name."""
        if node.kind not in ('constant', 'static', 'init', 'input'):
            node.after = tuple(n for n in self.before() if n not in node.inputs)
            node.inputs = (*node.inputs, *node.after)
        node.late = any(n.late or n.kind in _CHANGES for n in node.inputs)

    def _s_tuple(self, path, node, args, keywords):
        held = args[0] if args else keywords.get('tensors', values.Unknown())
        items = self.elements(held)
        if items is None or len(args) > 2 or 'control_inputs' in keywords:
            self.obstacle('tuple', node, 'it is not known what tf.tuple waits for')
            return values.Unknown()
        if any(n.late or n.kind in _CHANGES for n in values.nodes_in(held)):
            self.obstacle(
                'tuple', node, 'tf.tuple waits for updates', 'use tf.control_dependencies'
            )
        return values.Sequence(
            [i if values.is_none(i) else self.compute(node, path, [i]) for i in items]
        )


class ControlNeeds:
    """The part of the structure that knows what statements wait for."""

    def control_needs(self, statement: state.Statement) -> list:
        """Returns the bindings of the operations that must come before a statement."""
        if not any(n.after for n in statement.nodes):
            return []
        waited = {n.id: n for made in statement.nodes for n in made.after}
        # What computes with a layer calls it anyway.
        inputs = [i for n in statement.nodes for i in n.inputs if i.id not in waited]
        called = {part.id for node in inputs for part in node.slice()}
        moving = [
            b
            for n in waited.values()
            if n.kind == 'statistics' and n.inputs[0].id not in called
            for b in self.moving_needs(values.Tensor(n))
        ]
        found = []
        for around in statement.withs:
            for item in getattr(around, 'items', ()):
                held = [
                    *self.bindings_in(item.context_expr),
                    *self.run.implied_bindings.get(id(item.context_expr), ()),
                ]
                found += [
                    b
                    for b in held
                    if b in moving or any(n.id in waited for n in values.nodes_in(b.value))
                ]
        return found

    def is_only_waited_for(self, statement: state.Statement) -> bool:
        """Tells whether a statement just lists updates, for runs or control dependencies."""
        if statement.nodes or not isinstance(statement.node, ast.Assign):
            return False
        if not isinstance(statement.node.value, (ast.List, ast.Tuple)):
            return False
        names = all(isinstance(e, (ast.Name, ast.Attribute)) for e in statement.node.value.elts)
        return names and all(not self.is_name_needed(b, fetched=True) for b in statement.binds)

    def is_name_needed(self, binding: state.Binding, fetched: bool = False) -> bool:
        """Tells whether more than control dependencies and groups read the name of an update.

        With `fetched`, runs do not count either: they get nothing from a list of updates.
        """
        waits = self._waits() | (self._fetched() if fetched else set())
        return any(key not in waits for key in self._readers(binding))

    def _fetched(self) -> set:
        """Returns the parts of the program that say what is fetched."""
        places = [s.fetch_place for s in self.program.steps if s.fetch_place is not None]
        return {id(part) for place in places for part in trees.walk(place)}

    def is_computed_with(self, update: model.Node) -> bool:
        """Tells whether the graph computes with the result of an assignment."""
        return any(
            update in n.inputs and update not in n.after
            for n in self.program.nodes
            if n.kind != 'group'
        )

    def _readers(self, binding: state.Binding) -> list:
        return self.readers.get(binding, [])

    def _waits(self) -> set:
        """Returns the parts of the program that only say what must be run before."""
        if '_waiting' not in self.__dict__:
            roots = [
                item.context_expr
                for statement in self.run.statements
                for around in statement.withs
                for item in getattr(around, 'items', ())
            ]
            roots += [n.site for n in self.program.nodes if n.kind == 'group']
            self._waiting = {id(part) for root in roots for part in trees.walk(root)}
        return self._waiting


def precedes(first: model.Node, second: model.Node) -> bool:
    """Tells whether a graph says that one node comes before another."""
    return any(n is first for n in second.slice())


def updates_where_run(function, known: list) -> list:
    """Returns the updates that the fetches of a run make themselves, but those that are known."""
    found = {}
    for element in function.elements:
        sites = {id(part) for part in trees.walk(element.node)}
        for leaf in values.nodes_in(element.value):
            found.update(
                {n.id: n for n in leaf.slice() if n.kind == 'effect' and id(n.site) in sites}
            )
    held = {n.id for n in known}
    return [node for number, node in found.items() if number not in held]
