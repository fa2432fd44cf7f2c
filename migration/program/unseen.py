"""Functions and classes that nothing in the program calls: libraries for others."""

import ast

from migration.program import accessors, state, values

_MAX_OBJECTS = 8


class Unseen:
    """The part of the interpreter that executes what nobody calls, with unknown arguments."""

    def imagine(self, cls):
        """Makes an object of a class of which the program makes none, with unknown arguments."""
        if id(cls.node) not in self.instances and isinstance(cls.find('__init__'), values.Function):
            self.imagined += 1
            self.call_class(cls, cls.node, [], {})
            self.imagined -= 1

    def call_unseen(self, function):
        """Executes a function that nothing in the program calls, with unknown arguments.

        A method may be called on each of the objects that the program makes.
        """
        definition = function.node
        if id(definition) in self.called:
            return
        self.called.add(id(definition))
        known = self.instances.get(id(getattr(function.owner, 'node', None)), [])
        if known and accessors.attribute_of(function) is not None:
            return  # It is what the attribute is.
        if function.binds or not 0 < len(known) <= _MAX_OBJECTS:
            known = [values.Unknown()]
        for owner in list(known):  # These calls may make further ones.
            self._call_unseen_on(owner, function)

    def _call_unseen_on(self, owner, function):
        definition = function.node
        frame = state.Frame(function.frame, 'function')
        self.bind_parameters(function, [owner], {}, frame)
        self.frames.append(frame)
        current, self.current = self.current, None
        self.path.append(f'?@{definition.lineno}')
        self.unseen += 1
        self.turns.append('?')  # In any order, and any number of times.
        outer, self.unseen_function = self.unseen_function, definition
        graphs = self.graph, self.graphs_left
        self.graph, self.graphs_left = self.graph.apart(), []
        if isinstance(definition, ast.Lambda):
            self.evaluate(definition.body, frame)
        else:
            with self.extent(function):
                self.execute_unseen(function, frame)
            self.results.setdefault(id(definition), []).append(
                self.returned_value(frame, definition)
            )
        self.frames.pop()
        self.unseen_function, (self.graph, self.graphs_left) = outer, graphs
        self.unseen -= 1
        self.turns.pop()
        self.path.pop()
        self.current = current

    def execute_unseen(self, function, frame):
        """Executes the statements of a function that nothing calls."""
        if id(function.node) in self.opened:
            self.call_region(function, frame, None)
            return
        conditional, self.conditional = self.conditional, 0
        self.suite(function.node.body, frame)
        self.conditional = conditional
