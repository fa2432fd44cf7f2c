"""Functions and classes that nothing in the program calls: libraries for others."""

import ast

from migration.program import state, values


class Unseen:
    """The part of the interpreter that executes what nobody calls, with unknown arguments."""

    def imagine(self, cls):
        """Makes an object of a class of which the program makes none, with unknown arguments."""
        init = cls.find('__init__')
        if id(cls.node) not in self.instances and isinstance(init, values.Function):
            self.imagined += 1
            self.call_class(cls, cls.node, [], self.open_choices(init))
            self.imagined -= 1

    def open_choices(self, function) -> dict:
        """Returns arguments for the parameters that choose between ways, which nobody knows."""
        arguments = function.node.args
        named = [*arguments.posonlyargs, *arguments.args]
        pairs = list(zip(reversed(named), reversed(arguments.defaults), strict=False))
        pairs += list(zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True))
        return {
            parameter.arg: values.Scalar()
            for parameter, default in pairs
            if isinstance(default, ast.Constant) and isinstance(default.value, bool)
        }

    def call_unseen(self, function):
        """Executes a function that nothing in the program calls, with unknown arguments."""
        definition = function.node
        if id(definition) in self.called:
            return
        self.called.add(id(definition))
        frame = state.Frame(function.frame, 'function')
        known = self.instances.get(id(getattr(function.owner, 'node', None)), [])
        bound = len(known) == 1 and not function.binds
        owner = known[0] if bound else values.Unknown()
        self.bind_parameters(function, [owner], {}, frame)
        self.frames.append(frame)
        current, self.current = self.current, None
        self.path.append(f'?@{definition.lineno}')
        self.unseen += 1
        outer, self.unseen_function = self.unseen_function, definition
        graphs = self.graph, self.graphs_left
        self.graph, self.graphs_left = self.graph.apart(), []
        if isinstance(definition, ast.Lambda):
            self.evaluate(definition.body, frame)
        else:
            conditional, self.conditional = self.conditional, 0
            self.suite(definition.body, frame)
            self.conditional = conditional
            self.results.setdefault(id(definition), []).append(
                self.returned_value(frame, definition)
            )
        self.frames.pop()
        self.unseen_function, (self.graph, self.graphs_left) = outer, graphs
        self.unseen -= 1
        self.path.pop()
        self.current = current


def _is_flag(value: values.Value) -> bool:
    return isinstance(value, values.Constant) and isinstance(value.value, bool)
