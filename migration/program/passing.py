"""Sessions and graph values that functions get as arguments.

A function that runs the graph gets the session and what it fetches and feeds from its caller. Its
steps call functions instead, so these parameters and arguments go.
"""

import ast
import dataclasses

from migration.program import fetch_trees, values
from migration.syntax import trees

# Methods of optimizers that count in their second argument, `global_step`.
_COUNTING = frozenset({'minimize', 'apply_gradients'})


@dataclasses.dataclass(eq=False)
class Call:
    """One call of a function of the program.

    Attributes:
      node: the call.
      bound: the values of the parameters.
      arguments: the expressions of the arguments, by parameter; None where stars hide them.
      definition: the function.
    """

    node: ast.AST
    bound: dict
    arguments: dict | None
    definition: ast.AST | None = None


def arguments_of(definition: ast.AST, node: ast.AST, bound_first: bool) -> dict | None:
    """Returns the expressions that a call gives to the parameters of a function."""
    if not isinstance(node, ast.Call) or isinstance(definition, ast.Lambda):
        return None
    if any(isinstance(a, ast.Starred) for a in node.args) or any(
        k.arg is None for k in node.keywords
    ):
        return None
    parameters = definition.args
    if parameters.vararg or parameters.kwarg:
        return None
    names = [a.arg for a in [*parameters.posonlyargs, *parameters.args]][int(bound_first) :]
    if len(node.args) > len(names):
        return None
    found = dict(zip(names, node.args, strict=False))
    found.update({k.arg: k.value for k in node.keywords})
    return found


class Passing:
    """The part of the structure that knows which parameters go.

    Attributes:
      leaving: the parameters that a function loses, by the id of its definition.
      leaving_arguments: the expressions that calls lose, as ids.
    """

    def _find_leaving(self) -> None:
        self.leaving: dict[int, list] = {}
        self.leaving_arguments: set[int] = set()
        regions = {id(region.node) for region in self.run.regions}
        for definition, calls in self.run.calls.items():
            extents = self.run.extents.get(definition, [])
            if not extents or definition in self.nests.by_function:
                continue
            # Other functions stay as they are, with what they read.
            runs = all(e.runs or (e.acts and definition in regions) for e in extents)
            feeds = not any(extent.acts or extent.builds for extent in extents)
            names = [
                name
                for name in calls[0].bound
                if not self.is_step_parameter(definition, name)
                and (runs or (feeds and _is_one_placeholder(name, calls)))
                and (
                    all(self._is_graph(call.bound.get(name)) for call in calls)
                    or all(self.is_only_taken_out(call.bound.get(name)) for call in calls)
                    or self._only_counts(name, calls)
                )
                and any(not values.is_none(call.bound[name]) for call in calls)
            ]
            if names:
                self.leaving[definition] = names
                for call in calls:
                    self._leave(call, names)

    def _is_graph(self, value: values.Value | None) -> bool:
        """Tells whether an argument is known to be a session or a value of the graph."""
        if isinstance(value, values.Tensor):
            return value.node.deferred and value.node.kind != 'static'
        if id(value) in self.taken_apart:
            return all(map(self._is_graph, fetch_trees.flat(value)))
        return isinstance(value, values.Session) or values.is_none(value)

    def _only_counts(self, name: str, calls: list) -> bool:
        """Tells whether a parameter is the counter of an optimizer that is made in there."""
        held = [call.bound.get(name) for call in calls]
        if not all(
            isinstance(v, values.VariableValue) and v.variable in self.counters for v in held
        ):
            return False
        schedules = {id(node.site) for node in self.schedules.values()}
        for node in trees.of_kind(calls[0].definition, ast.Name):
            if node.id != name:
                continue
            around = self.parents.get(id(node))
            if isinstance(around, ast.keyword):
                call = self.parents.get(id(around))
                named = around.arg == 'global_step'
            else:
                call = around
                named = isinstance(call, ast.Call) and call.args[1:2] == [node]
            trains = getattr(getattr(call, 'func', None), 'attr', '') in _COUNTING
            if not named or not (trains or id(call) in schedules):
                return False
        return True

    def is_only_taken_out(self, value: values.Value | None) -> bool:
        """Tells whether functions that get a collection use nothing of what stays of it."""
        if id(value) not in self.taken_apart:
            return False
        own = [b for held in self.run.reads.values() for b in held if b.value is value]
        parameters = {b for b in own if b.is_parameter}
        return all(
            self._is_taken_out(node)
            for node in trees.of_kind(self.tree, ast.Name)
            if not parameters.isdisjoint(self.run.reads.get(id(node), ()))
        )

    def _is_taken_out(self, node: ast.AST) -> bool:
        while isinstance(node, ast.expr):
            if id(node) in self.taken_out:
                return True
            node = self.parents.get(id(node))
        return False

    def _leave(self, call: Call, names: list) -> None:
        if call.arguments is None:
            self.obstacle(
                'session_escape',
                call.node,
                'a call with stars, or by other code, passes a session or a value of the graph on',
                'write the arguments one by one',
            )
            return
        given = [call.arguments[name] for name in names if name in call.arguments]
        self.leaving_arguments.update(map(id, given))


def _is_one_placeholder(name: str, calls: list) -> bool:
    """Tells whether a parameter is the same placeholder in each call, as a key of what is fed."""
    held = [call.bound.get(name) for call in calls]
    nodes = {v.node.id if isinstance(v, values.Tensor) else None for v in held}
    return len(nodes) == 1 and None not in nodes and held[0].node.kind == 'input'
