"""Where the functions of a converted module stand: behind the last statement that they need."""

import ast
import re

from migration.convert import functions
from migration.program import parts, values
from migration.program import unit as units


class Placement:
    """What is written behind each of the original's statements, by the statement's index.

    Attributes:
      functions: texts of functions.
      starts: statements that start the slots of optimizers.
    """

    def __init__(self, unit: units.Unit, writer: functions.Writer):
        self.unit = unit
        self.structure = unit.structure
        self.functions = {index: list(texts) for index, texts in unit.definitions.items()}
        self.starts: dict[int, list[str]] = {}
        indices = {s.index for s in unit.run.statements}
        started: set = set()
        for at, _, thing in sorted(self._places(), key=lambda place: place[:2]):
            if at not in indices:
                continue
            is_step = isinstance(thing, parts.StepFunction)
            text = writer.step(thing) if is_step else writer.helper(thing)
            self.functions.setdefault(at, []).append(text)
            for train in thing.trains if is_step else ():
                optimizer = train.detail['optimizer']
                if optimizer not in started:
                    # Before the first function that trains with this optimizer can be called.
                    started.add(optimizer)
                    self.starts.setdefault(at, []).extend(writer.starts(optimizer))

    def _places(self) -> list[tuple]:
        """Returns (index of the statement, rank there, helper or step function)."""
        places = []
        for block in self.structure.helpers:
            steps = [f for f in self.structure.functions if f.helper is block]
            at = max([block.index, *(b.statement.index for f in steps for b in f.inputs)])
            places.append((at, 0, block))
        for function in self.structure.functions:
            if function.name and function.helper is None:
                places.append((self._place(function), 1, function))
        return places

    def _place(self, function) -> int:
        own = [s.index for b in function.blocks for s in b.statements]
        own += [b.statement.index for b in function.inputs]
        own += self._optimizers_read(function)
        at = max(own) if own else -1
        sites = [s.statement.index for s in function.steps if s.statement is not None]
        if sites and not all(isinstance(e.node, ast.Name) for e in function.elements):
            # What is fetched is spelt out at the run, so the function stands just before it.
            at = max(at, min(sites) - 1)
        if sites and at >= min(sites):
            self.unit.obstacle(
                'step_before_graph',
                function.steps[0].site,
                'the step runs before all of its graph is built',
            )
        return at

    def _optimizers_read(self, function) -> list[int]:
        """Returns where the optimizers are made whose iterations a function reads."""
        held = [e.value for e in function.elements]
        read = {v for value in held for v in values.variables_in(value)}
        read.update(v for s in held if self.structure.is_schedule(s) for v in s.node.reads)
        made = [self.structure.counters[v].statement for v in read & set(self.structure.counters)]
        return [statement.index for statement in made if statement is not None]


def optimizer_names(unit: units.Unit) -> None:
    """Decides the name of each optimizer object."""
    for optimizer in unit.program.optimizers:
        named = [
            b.name
            for held in unit.run.bindings.values()
            for b in held
            if isinstance(b.value, values.Optimizer) and b.value.optimizer is optimizer
        ]
        if named:
            unit.optimizer_names[optimizer] = named[0]
            continue
        for node in optimizer.trains:
            target = node.name
            if target and re.search('optimi[sz]er|(^|_)opt($|_)|[Ss]olver', target):
                unit.optimizer_names[optimizer] = target
            elif len(unit.program.optimizers) == 1:
                unit.optimizer_names[optimizer] = unit.structure.fresh('optimizer')
            else:
                unit.optimizer_names[optimizer] = unit.structure.fresh(
                    f'{target or "an"}_optimizer'
                )
