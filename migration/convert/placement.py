"""Where the functions of a converted module stand: behind the last statement that they need."""

import ast
import math
import re

from migration.convert import early_builds, functions, snapshots
from migration.program import given, inputs, layer_parts, parts, saving, values
from migration.program import unit as units


class Placement:
    """What is written behind each of the original's statements, by the statement's index.

    Attributes:
      functions: texts of functions.
      definitions: texts of functions and classes, by the import that they stand behind.
      starts: statements that start the slots of optimizers, and that make attributes.
      methods: texts of methods, by the method of the original that they stand behind.
      entries: statements that stand before the first statement of a method.
      firsts: functions that stand before statements.
      heads: statements that stand before another one, such as the first method of a class.
      late_starts: such statements that stand behind the functions.
    """

    def __init__(self, unit: units.Unit, writer: functions.Writer):
        self.unit = unit
        self.structure = unit.structure
        self.writer = writer
        self.functions: dict[int, list[str]] = {}
        self.definitions = unit.definitions
        self.starts: dict[int, list[str]] = {}
        self.methods: dict[int, list[str]] = {}
        self.entries: dict[int, list[str]] = {}
        self.firsts: dict[int, list[str]] = {}
        self._firsts: dict = {}
        self.heads: dict[int, list[str]] = {k: list(v) for k, v in unit.heads.items()}
        for bindings in unit.structure.specs.values():
            for binding in bindings:
                self._head(binding)
        for nest in unit.structure.nests.by_function.values():
            for thing in nest.taken_in_turn:
                lines = [f'{name} = iter(self.{name})' for name in thing.attributes]
                self.entries.setdefault(id(thing.loop), []).extend(lines)
        for binding, attribute in unit.structure.promoted.items():
            self._attribute(binding, attribute)
        self._start_averages(writer)
        self._build_cells()
        self.late_starts: dict[int, list[str]] = {}
        again = {t for f in unit.structure.functions for t in f.initialises}
        for variable in [v for v in unit.program.variables if v in again]:
            if variable not in unit.structure.counters and snapshots.is_kept(unit, variable):
                self._keep(variable)
        indices = {s.index for s in unit.run.statements if unit.owns(s.node)}
        started: set = set()
        places = self._places()
        for at, _, thing in sorted(places, key=lambda place: place[:2]):
            if at not in indices:
                continue
            is_step = isinstance(thing, parts.StepFunction)
            text = writer.step(thing) if is_step else writer.helper(thing)
            if thing in self._firsts:
                self.firsts.setdefault(id(self._firsts[thing]), []).append(text)
            elif thing.owner.instance is None:
                self.functions.setdefault(at, []).append(text)
            else:
                self._method(thing, unit.run.statements[at], text)
            for train in thing.trains if is_step else ():
                optimizer = train.detail['optimizer']
                if optimizer not in started:
                    # Before the first function that trains with this optimizer can be called.
                    started.add(optimizer)
                    before, behind = writer.starts(optimizer, thing)
                    if saving.restored(unit.program).get(optimizer, math.inf) <= at:
                        unit.obstacle(
                            'saver',
                            optimizer.site,
                            'this is restored before the functions that train with it are made',
                            'restore after the graph is built',
                        )
                    self.starts.setdefault(at, []).append('\n'.join(before))
                    self.late_starts.setdefault(at, []).extend(behind)
            if is_step and self.structure.is_wrapped(thing):
                self.starts.setdefault(at, []).append(writer.wrapping(thing))
            if is_step:
                self._hand_writer(thing)

        for at, built in early_builds.EarlyBuilds(unit, places, writer.renderer).find().items():
            begun = self._begun(at)
            lines = [text for thing in built if (text := writer.tracing(thing)) not in begun]
            self.late_starts.setdefault(at, []).extend(lines)

    def _hand_writer(self, function: parts.StepFunction) -> None:
        """Gives an object the writer that its method needs, where that is opened."""
        handed = self.structure.handed_writer(function)
        if handed is None:
            return
        binding, attribute = handed
        runs = [s.statement.index for s in function.steps if s.statement is not None]
        if any(index < binding.statement.index for index in runs):
            self.unit.obstacle(
                'step_before_graph',
                function.steps[0].site,
                'the step runs before its summaries can be written',
                'open the writer before',
            )
        around = self.structure.owner_of(binding.statement)
        prefix = self.structure.prefix_of(function.owner, around, binding.statement.node)
        text = f'{prefix}{attribute} = {binding.name}'
        lines = self.starts.setdefault(binding.statement.index, [])
        if text not in lines:
            lines.append(text)

    def _begun(self, at: int) -> list[str]:
        """Returns the statements that stand behind functions of the region of a statement."""
        region = self.unit.run.statements[at].region
        return [
            line
            for index, lines in self.late_starts.items()
            for line in lines
            if self.unit.run.statements[index].region is region
        ]

    def _start_averages(self, writer: functions.Writer) -> None:
        """Starts moving averages where TF 1 made them, at the initial values of variables."""
        for node in self.unit.program.nodes:
            index = getattr(node.statement, 'index', None)
            if 'average' not in node.detail or index not in self.structure.moved:
                continue
            if not self.unit.owns(node.site):
                continue
            if index not in self.structure.dropped:
                text = writer.renderer.text(node.site)
                self.starts.setdefault(index, []).append(
                    f'{text}  # The averages start at the initial values.'
                )

    def _build_cells(self) -> None:
        """Builds the cells that functions call, where statements that stay make them."""
        for binding, rest, cell in self.structure.called_cells:
            shape = layer_parts.shape_text(cell)
            if shape:
                name = self.structure.promoted.get(binding) or self.structure.spelling(binding)
                is_own = binding in self.structure.promoted or binding.frame.kind == 'instance'
                text = f'{"self." if is_own else ""}{name}{rest}.build({shape})'
                self.starts.setdefault(binding.statement.index, []).append(text)

    def _places(self) -> list[tuple]:
        """Returns (index of the statement, rank there, helper or step function)."""
        places = []
        for block in self.structure.helpers:
            steps = [f for f in self.structure.functions if f.helper is block]
            for step in steps:
                if self.structure.is_wrapped(step):
                    self.starts.setdefault(block.index, []).append(self.writer.wrapping(step))
            at = max([block.index, *(b.statement.index for f in steps for b in f.inputs)])
            places.append((at, 0, block))
        for function in self.structure.functions:
            if function.name and function.helper is None and not function.is_take:
                rank = 2 if function.initialises else 1
                places.append((self._place(function), rank, function))
        return places

    def _place(self, function) -> int:
        own = [s.index for b in function.blocks for s in b.statements]
        own += [b.statement.index for b in function.inputs]
        for binding in function.inputs:
            if given.is_constant(binding.value.node) and function.owner.instance is not None:
                _, read = self.structure.read_constant(binding, function.owner)
                own += [read.statement.index] if read is not None else []
        own += self._optimizers_read(function)
        own += self._started(function)
        own += self.structure.writer_places(function)
        at = max(own) if own else -1
        sites = [s.statement.index for s in function.steps if s.statement is not None]
        if sites and not all(self.structure.is_named(e) for e in function.elements):
            # What is fetched is spelt out at the run, so the function stands just before it.
            at = self._behind(function, max(at, min(sites) - 1))
        elif sites and function.owner.instance is None:
            at = self._near_run(function, at, min(sites))
        if function.initialises and sites and at < min(sites):
            at = self._just_before(min(sites), at)
        if sites and at >= min(sites):
            self.unit.obstacle(
                'step_before_graph',
                function.steps[0].site,
                'the step runs before all of its graph is built',
            )
        return at if function.owner.instance is None else self._inside(function, at, own)

    def _behind(self, function, at: int) -> int:
        """Returns the statement behind which a function stands that only its run can spell.

        Where the run is the first thing that a function of the program does, it stands before it.
        """
        statements = self.unit.run.statements
        owner, first = function.owner, min(s.statement.index for s in function.steps)
        if owner.node is None or owner.instance is not None:
            return at
        if self.structure.owner_of(statements[at]) is owner:
            return at
        before = self._just_before(first, -1)
        if before < 0 and function.trains:
            self.unit.obstacle(
                'step_before_graph',
                function.steps[0].site,
                'the step runs before there is a place for its function',
                'compute what is fetched in a statement before',
            )
        elif before < 0:
            self._firsts[function] = statements[first].node
        return before if before >= 0 else first - 1

    def _inside(self, function, at: int, own: list[int]) -> int:
        """Returns the place of a method, which may read what is made outside of its class."""
        statements = self.unit.run.statements
        inside = [i for i in own if self.structure.owner_of(statements[i]) is function.owner]
        is_outside = at >= 0 and self.structure.owner_of(statements[at]) is not function.owner
        return max(inside) if inside and is_outside else at

    def _just_before(self, index: int, at: int) -> int:
        """Returns the statement behind which a function stands just before another one."""
        statements = self.unit.run.statements
        suite = self.unit.parent(statements[index].node)
        beside = [
            s.index
            for s in statements[max(at, 0) : index]
            if s.region is statements[index].region and self.unit.parent(s.node) is suite
        ]
        return max(beside, default=at)

    def _started(self, function) -> list[int]:
        """Returns where what a function initialises is made."""
        places = [thing.statement.index for thing in function.initialises]
        for other in self.structure.functions if function.initialises else ():
            if any(t.detail['optimizer'] in function.initialises for t in other.trains):
                places.append(self._place(other))
        return places

    def _keep(self, variable) -> None:
        """Places the statement that keeps the first value of a variable."""
        owner = self.structure.owner_of(variable.statement)
        name = snapshots.kept_name(self.unit, variable, owner)
        known = self.structure.reference(variable, owner)
        if name is not None:
            text = f'{name} = {known}.numpy()'
            self.starts.setdefault(variable.statement.index, []).append(text)

    def _near_run(self, function, at: int, first: int) -> int:
        """Returns the place of a function that needs what objects compute, if it is not theirs.

        It stands behind the statement before the first run, by when they have been made.
        """
        statements = self.unit.run.statements
        if at < 0 or self.structure.owner_of(statements[at]) is function.owner:
            return at
        if statements[at].region is None or statements[at].region.instance is None:
            return at
        before = self._just_before(first, -1)
        return before if before >= 0 else at

    def _attribute(self, binding, attribute: str) -> None:
        """Places the statement that keeps a local name of a method as an attribute."""
        if binding in self.structure.attributes_held or self.structure.becomes_attribute(binding):
            return
        text = f'self.{attribute} = {self.structure.spelling(binding)}'
        if not binding.is_parameter:
            self.starts.setdefault(binding.statement.index, []).append(text)
            return
        body = binding.frame.region.node.body
        first = body[1] if len(body) > 1 and _is_text(body[0]) else body[0]
        self.entries.setdefault(id(first), []).append(text)

    def _head(self, binding) -> None:
        """Places the spec of a placeholder that methods of a class take."""
        owner = self.structure.owner_of(binding.statement)
        used = any(binding in function.inputs for function in self.structure.functions)
        if owner.instance is None or not used or not self.structure.is_fixed(binding):
            return
        methods = [n for n in owner.node.body if isinstance(n, ast.FunctionDef)]
        if not methods:
            self.unit.obstacle(
                'method_in_statement',
                owner.node,
                'the methods of a class that builds graph stand inside of other statements',
                'let them stand in the class itself',
            )
            return
        first = methods[0]
        text = self.writer.renderer.expression(binding.statement.node.value)
        name = inputs.spec_name(self.unit, binding)
        self.heads.setdefault(id(first), []).append(f'{name} = {text}')

    def _method(self, thing, statement, text: str) -> None:
        """Places a method behind the one that built what it computes."""
        self.methods.setdefault(id(statement.region.node), []).append(text)

    def _optimizers_read(self, function) -> list[int]:
        """Returns where the optimizers are made whose iterations a function reads."""
        held = [e.value for e in function.elements]
        read = {v for value in held for v in values.variables_in(value)}
        read.update(v for s in held if self.structure.is_schedule(s) for v in s.node.reads)
        made = [self.structure.counters[v].statement for v in read & set(self.structure.counters)]
        return [statement.index for statement in made if statement is not None]


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def optimizer_names(unit: units.Unit) -> None:
    """Decides the name of each optimizer object."""
    for optimizer in unit.program.optimizers:
        named = [
            b
            for held in unit.run.bindings.values()
            for b in held
            if isinstance(b.value, values.Optimizer) and b.value.optimizer is optimizer
        ]
        if named:
            unit.optimizer_names[optimizer] = _optimizer_name(unit, named)
            continue
        owner = unit.structure.owner_at(optimizer.site)
        alone = sum(unit.structure.owner_at(o.site) is owner for o in unit.program.optimizers) == 1
        for node in optimizer.trains:
            target = node.name
            if target and re.search('optimi[sz]er|(^|_)opt($|_)|[Ss]olver', target):
                name = target
            elif alone:
                name = unit.structure.fresh('optimizer', owner)
            else:
                kind = optimizer.symbol.rsplit('.', 1)[-1].removesuffix('Optimizer').lower()
                name = unit.structure.fresh(f'{target or kind}_optimizer', owner)
            unit.optimizer_names[optimizer] = owner.prefix + name


def _optimizer_name(unit: units.Unit, named: list) -> str:
    """Returns how functions read an optimizer that has names."""
    for binding in named:
        if binding in unit.structure.promoted:
            return f'self.{unit.structure.promoted[binding]}'
        region = binding.frame.region
        if region is not None and region.node is None and region.instance is not None:
            return f'self.{binding.name}'
    return unit.structure.spelling(named[0])
