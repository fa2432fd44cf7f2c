"""Variables that the first call of an object makes, where something needs them before.

TF 1 had all variables when its graph was built. In TF 2 tracing a function is enough to make them.
"""

import math

from migration.convert import object_traces
from migration.program import answers, model, nests, parts, taking, values
from migration.program import unit as units
from migration.rules.tables import checkpoints
from migration.syntax import trees
from migration.syntax.rewrite import Renderer


class EarlyBuilds:
    """Finds which functions are traced as soon as they are made.

    Attributes:
      unit: the program.
      places: the functions with the indices of the statements that they stand behind.
      renderer: what writes expressions.
    """

    def __init__(self, unit: units.Unit, places: list, renderer: Renderer):
        self.unit = unit
        self.renderer = renderer
        self.structure = unit.structure
        self.places = sorted(places, key=lambda place: place[:2])
        self._late = self.structure.late_variables

    def find(self) -> dict[int, list]:
        """Returns the functions to trace, by the index of the statement that they stand behind.

        Objects that are needed before any of these are noted as such.
        """
        found: dict[int, list] = {}
        if not self._late:
            return found
        needs: dict = {}
        for variable, index, site in self._needs():
            root = self._late[variable]
            if root not in needs or index < needs[root][0]:
                needs[root] = (index, site, variable)
        for root, (index, site, variable) in needs.items():
            place = self._maker(root)
            if place is None or place[0] >= index:
                traced = object_traces.statement_of(self.unit, root, self.renderer)
                if traced is not None:
                    self.unit.traced_objects[root] = traced
                    continue
                self.unit.obstacle(
                    'variable_made_late',
                    site,
                    f'in TF 2 the first run makes {variable.name}, and this needs it before',
                    'give the function that makes it all sizes as numbers, or use it behind a run',
                )
            elif place[1] not in found.get(place[0], ()):
                found.setdefault(place[0], []).append(place[1])
        return found

    def _maker(self, root) -> tuple | None:
        """Returns the first function that makes the variables of an object, and where it stands."""
        for at, _, thing in self.places:
            steps = [thing] if isinstance(thing, parts.StepFunction) else self._steps_of(thing)
            blocks = thing.blocks if isinstance(thing, parts.StepFunction) else [thing]
            if steps and self._calls(root, blocks) and self._has_specs(steps[0]):
                return at, thing
        return None

    def _steps_of(self, block: parts.Block) -> list:
        return [f for f in self.structure.functions if f.helper is block]

    def _has_specs(self, function: parts.StepFunction) -> bool:
        """Tells whether a function can be traced without arguments."""
        known = taking.specs(self.unit, function.inputs, lambda b: '')
        return known is not None and function.recording is None and not function.makes_dataset

    def _calls(self, root, blocks: list) -> bool:
        """Tells whether some blocks call an object, a layer or a cell."""
        statements = [s for b in blocks for s in self.structure.all_statements(b)]
        if isinstance(root, (model.Layer, values.Cell)):
            return any(_is_call(root, n) for s in statements for n in s.nodes)
        if isinstance(root, nests.Bench):
            return root.statement in statements
        passed = self.structure.nests.passed
        calls = {*root.calls, *(key for key, (_, held) in passed.items() if root in held.values())}
        return any(id(n) in calls for s in statements for n in trees.walk(s.node))

    def _needs(self):
        """Yields late variables with the index and the place where something needs them."""
        yield from self._named()
        yield from self._run()
        for saver in self.unit.program.savers:
            saved = [v for v in saver.variables if v in self._late]
            named = checkpoints.named(self.unit, saver) if saved else ()
            for variable in saved:
                if variable in named:
                    yield variable, _index(saver.statement), saver.site
                for (call, _), statement in zip(saver.calls, saver.called, strict=True):
                    yield variable, _index(statement), call

    def _named(self):
        """Yields those that staying code names or lists."""
        structure, run = self.structure, self.unit.run
        gone = {*structure.moved, *structure.dropped}
        savers = {id(n) for saver in self.unit.program.savers for n in trees.walk(saver.site)}
        for fold in [*run.folds.values(), *run.choices.values()]:
            at = fold.statement
            if at is None or at.index in gone or id(fold.node) in savers:
                continue
            if answers.vanishes(self.unit, fold.node):
                continue
            for variable in values.variables_in(fold.value):
                if variable in self._late:
                    yield variable, at.index, fold.node
        for statement in run.statements:
            if statement.index in gone:
                continue
            for name, binding in [*statement.reads, *statement.inner_reads]:
                for variable in values.variables_in(binding.value):
                    if variable in self._late and structure.is_held(binding):
                        yield variable, statement.index, name

    def _run(self):
        """Yields those that functions read which do not call the object themselves."""
        for function in self.structure.functions:
            statements = [s for b in function.blocks for s in self.structure.all_statements(b)]
            read = {v for s in statements for n in s.nodes for v in n.reads if v in self._late}
            read |= {
                v
                for e in function.elements
                for v in values.variables_in(e.value)
                if v in self._late
            }
            for variable in read:
                if self._calls(self._late[variable], function.blocks):
                    continue
                for step in function.steps:
                    yield variable, _index(step.statement), step.site


def _is_call(thing, node: model.Node) -> bool:
    """Tells whether a node is what a call of a layer or cell computes."""
    if isinstance(thing, model.Layer):
        return any(use.node is node for use in thing.uses)
    return set(thing.variables.values()) <= set(node.reads)


def _index(statement) -> float:
    return statement.index if statement is not None else math.inf
