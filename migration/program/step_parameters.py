"""Parameters that carry what is run: one tensor or operation in one call, another in the next.

In the converted program such a parameter gets the function that its call runs.
"""

import ast
import dataclasses

from migration.program import model, parts, values
from migration.syntax import trees


@dataclasses.dataclass(eq=False)
class StepParameter:
    """A parameter that carries what is run.

    Attributes:
      name: of the parameter.
      given: what calls give, as (expression, function), by the id of the expression.
      functions: all of them.
    """

    definition: ast.FunctionDef
    name: str
    given: dict = dataclasses.field(default_factory=dict)
    functions: list = dataclasses.field(default_factory=list)


class StepParameters:
    """The part of the structure that knows parameters which carry what is run.

    Attributes:
      step_parameters: by the id of the site of the run.
      ran: the functions that steps run there, by the id of the step.
    """

    def find_step_parameters(self) -> None:
        """Finds the runs that fetch something else in each call of the function around them."""
        self.step_parameters: dict[int, StepParameter] = {}
        self.ran: dict[int, parts.StepFunction] = {}
        self._parameters_of: dict[tuple, StepParameter] = {}
        sites: dict[int, list] = {}
        for step in self.program.steps:
            sites.setdefault(id(step.site), []).append(step)
        for steps in sites.values():
            if len({tuple(map(id, step.fetches)) for step in steps}) < 2:
                continue
            name = self._carrying(steps)
            if name is not None:
                definition = steps[0].call.definition
                key = (id(definition), name)
                parameter = self._parameters_of.setdefault(key, StepParameter(definition, name))
                self.step_parameters[id(steps[0].site)] = parameter

    def _carrying(self, steps: list) -> str | None:
        """Returns the only parameter by which the fetches of some runs differ, if there is one."""
        calls = [step.call for step in steps]
        if any(c is None or c.arguments is None for c in calls):
            return None
        definition, place = calls[0].definition, steps[0].fetch_place
        leaves = place.elts if isinstance(place, (ast.List, ast.Tuple)) else [place]
        if not isinstance(definition, ast.FunctionDef):
            return None
        found = [
            leaf.id
            for leaf in leaves
            if isinstance(leaf, ast.Name)
            and leaf.id in calls[0].bound
            and len({_identity(c.bound[leaf.id]) for c in calls}) > 1
        ]
        if len(found) != 1 or not all(self._gives(call, found[0]) for call in calls):
            return None
        every = self.run.calls.get(id(definition), [])
        known = {id(call) for call in calls}
        if any(id(call) not in known for call in every):
            return None
        return found[0] if self._only_runs(definition, found[0], steps) else None

    def _gives(self, call, name: str) -> bool:
        """Tells whether a call gives a tensor or an operation to a parameter, spelt out."""
        return isinstance(call.bound[name], values.Tensor) and name in call.arguments

    def _only_runs(self, definition: ast.FunctionDef, name: str, steps: list) -> bool:
        """Tells whether a parameter is only fetched, and asked whether it is there."""
        fetched = {id(n) for step in steps for n in trees.walk(step.fetch_place)}
        for node in trees.walk(definition):
            if not isinstance(node, ast.Name) or node.id != name:
                continue
            around = self.parents.get(id(node))
            asks = isinstance(around, ast.Compare) and all(
                isinstance(op, (ast.Is, ast.IsNot)) for op in around.ops
            )
            if not isinstance(node.ctx, ast.Load) or not (id(node) in fetched or asks):
                return False
        return True

    def is_step_parameter(self, definition: int, name: str) -> bool:
        """Tells whether a parameter gets functions."""
        return (definition, name) in self._parameters_of

    def given_elements(self, step: model.Step, leaves: list) -> None:
        """Lets the fetches of a run be what its call gives."""
        parameter = self.step_parameters.get(id(step.site))
        for leaf in leaves if parameter is not None else ():
            node = leaf.element.node
            if isinstance(node, ast.Name) and node.id == parameter.name:
                leaf.element = parts.Element(step.call.arguments[node.id], leaf.element.value)

    def carry(self, step: model.Step, function: parts.StepFunction) -> None:
        """Notes that a run calls the function which its parameter carries."""
        parameter = self.step_parameters[id(step.site)]
        expression = step.call.arguments[parameter.name]
        first = parameter.functions[0] if parameter.functions else function
        if not _alike(first, function, step):
            self._cannot_carry(step, 'what Python gets differs')
        known = parameter.given.setdefault(id(expression), (expression, function, step.call.node))
        if known[1] is not function:
            self._cannot_carry(step, 'one call gives it different things')
        self.ran[id(step)] = function
        if function not in parameter.functions:
            parameter.functions.append(function)

    def step_arguments(self) -> list:
        """Returns what calls give that is run, with the functions that run it."""
        held = [given for c in self._parameters_of.values() for given in c.given.values()]
        return [(expression, function) for expression, function, _ in held]

    def called_as(self, step: model.Step, function: parts.StepFunction) -> str:
        """Returns how a run calls its function."""
        parameter = self.step_parameters.get(id(step.site))
        return parameter.name if parameter else f'{self.caller(function, step)}{function.name}'

    def function_of(self, step: model.Step) -> parts.StepFunction | None:
        """Returns the function that a run calls."""
        return self.ran.get(id(step)) or self.by_site.get(id(step.site))

    def settle_step_parameters(self) -> None:
        """Lets all functions that one parameter may carry take the same arguments."""
        for parameter in self._parameters_of.values():
            steps = [
                s for s in self.program.steps if self.step_parameters.get(id(s.site)) is parameter
            ]
            inputs = list(dict.fromkeys(b for f in parameter.functions for b in f.inputs))
            for function in parameter.functions:
                if not (function.blocks or function.inputs):
                    self._cannot_carry(steps[0], 'one of them needs no function')
                if set(function.inputs) != set(inputs):
                    fed = [{n.id for n, _ in s.feeds} for s in function.steps]
                    if any(b.value.node.id not in held for b in inputs for held in fed):
                        self._cannot_carry(steps[0], 'they need other values to be fed')
                    function.inputs = self.ordered_inputs(function, inputs)

    def _cannot_carry(self, step: model.Step, reason: str) -> None:
        self.obstacle(
            'ambiguous_step',
            step.site,
            f'this runs different parts of the graph at different times, and {reason}',
            'run each where it is known',
        )


def _identity(value: values.Value) -> int:
    return value.node.id if isinstance(value, values.Tensor) else id(value)


def _alike(one: parts.StepFunction, other: parts.StepFunction, step: model.Step) -> bool:
    """Tells whether Python gets values of two functions at the same places."""
    flags = [[parts.is_operation(e.value) for e in f.elements] for f in (one, other)]
    unused = flags[0] == flags[1]
    return unused and (one.tree is None) == (other.tree is None)
