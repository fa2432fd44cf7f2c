"""One module on its way through conversion: what rules look at."""

import ast
import copy
import dataclasses
import functools
from typing import Any

from migration.facts import imports
from migration.program import interpreter, model, nests, perhaps, state, structure, values
from migration.syntax.source import Source


@dataclasses.dataclass(eq=False)
class Unit:
    """A module, its executed program and the structure decided for it.

    Attributes:
      source: the parsed text.
      run: the finished abstract execution.
      structure: which statements become which function.
      target: the TensorFlow version to convert to, '2.21' or '2.15'.
      frame: the names of the module.
      tensorflow: how the converted module spells TensorFlow.
      notes: what the user may want to know, as (rule, node, message).
      imports: lines that must be added, in order.
      printed_specs: names of placeholders that are printed, with their bindings.
      shape_reads: expressions that ask placeholders for shapes and types, with their bindings.
      exact_names: variables whose names the converted program reads.
      layer_objects: what writes the statements that make layers, given a renderer.
      added_names: names of what rules add to the module, by the rule.
      kept_names: names of the first values of variables, which are assigned to them again.
      traced_objects: the statements that trace objects as soon as they are made.
      heads: lines that must be added, by the id of the statement before which they stand.
      definitions: texts of functions and classes that must be added, by the id of the import
        behind which they stand.
      defined: the names of the classes among these, by their templates.
    """

    source: Source
    run: interpreter.Interpreter
    structure: structure.Structure
    target: str
    tensorflow: str = 'tf'
    notes: list = dataclasses.field(default_factory=list)
    imports: list = dataclasses.field(default_factory=list)
    definitions: dict = dataclasses.field(default_factory=dict)
    defined: dict = dataclasses.field(default_factory=dict)
    layer_objects: dict = dataclasses.field(default_factory=dict)
    heads: dict = dataclasses.field(default_factory=dict)
    printed_specs: list = dataclasses.field(default_factory=list)
    optimizer_names: dict = dataclasses.field(default_factory=dict)
    iterator_names: dict = dataclasses.field(default_factory=dict)
    target_names: dict = dataclasses.field(default_factory=dict)
    shape_reads: list = dataclasses.field(default_factory=list)
    exact_names: set = dataclasses.field(default_factory=set)
    added_names: dict = dataclasses.field(default_factory=dict)
    kept_names: dict = dataclasses.field(default_factory=dict)
    traced_objects: dict = dataclasses.field(default_factory=dict)

    def __post_init__(self):
        # A function that is called twice makes two steps of one site; they number as the first.
        self.step_numbers: dict[int, int] = {}
        for number, step in enumerate(self.program.steps):
            self.step_numbers.setdefault(id(step.site), number)
        # References that do not follow from the names of the original.
        self.references: dict[model.Variable, str] = {}
        for variable, hoist in self.structure.hoists.items():
            self.references[variable] = hoist.statement.targets[0].id
        for variable, (root, path) in self.structure.nests.paths.items():
            if '?' not in path:
                self.references[variable] = root.read(variable)
        self.own_statements = {id(statement.node) for statement in self.run.statements}
        self._name_averages()
        self.frame = self.run.root_frame
        self._numpy: str | None = None
        self._uses: list | None = None

    def _name_averages(self) -> None:
        """Lets the moving averages of variables be read through the object that holds them."""
        for average in self.run.averages:
            names = [
                b.name for held in self.run.bindings.values() for b in held if b.value is average
            ]
            for variable, shadow in average.shadows.items():
                if names and variable in self.references:
                    text = f'{names[0]}.average({self.references[variable]})'
                    self.references.setdefault(shadow, text)

    def of(self, source: Source, tensorflow: str, frame: state.Frame) -> 'Unit':
        """Returns the same program as another one of its modules sees it."""
        other = copy.copy(self)
        other.source, other.tensorflow, other.frame = source, tensorflow, frame
        other.notes, other.imports, other._numpy, other.defined = [], [], None, {}
        other.added_names, other._uses = {}, None
        return other

    def owns(self, node: ast.AST) -> bool:
        """Tells whether a node is one of this module."""
        return getattr(node, 'module_name', '') == getattr(self.source.tree, 'module_name', '')

    @property
    def uses(self) -> list:
        """The uses of TensorFlow in this module, as (node, path)."""
        if self._uses is None:
            self._uses = [held for held in self.run.uses.values() if self.owns(held[0])]
        return self._uses

    @property
    def program(self) -> model.Program:
        """The executed program."""
        return self.run.program

    def step_at(self, node: ast.AST) -> model.Step | None:
        """Returns the step that a node is the site of."""
        number = self.step_numbers.get(id(node))
        return None if number is None else self.program.steps[number]

    def name_counters(self) -> None:
        """Lets the names of step counters lead to the iterations of their optimizers."""
        for variable, optimizer in self.structure.counters.items():
            self.references[variable] = f'{self.optimizer_names[optimizer]}.iterations'

    def optimizer(self, optimizer: model.Optimizer, site: ast.AST) -> str:
        """Returns the expression that reads an optimizer at a place in the source."""
        name, structure = self.optimizer_names[optimizer], self.structure
        owner, reader = structure.owner_at(optimizer.site), structure.owner_at(site)
        if owner.instance in (None, reader.instance) or not name.startswith(owner.prefix):
            return name
        return structure.prefix_of(owner, reader, site) + name.removeprefix(owner.prefix)

    def obstacle(self, rule: str, node: ast.AST, reason: str, way_out: str = '') -> None:
        """Refuses the conversion."""
        self.run.obstacle(rule, node, reason, way_out)

    def note(self, rule: str, node: ast.AST, message: str) -> None:
        """Tells the user of a decision."""
        if (rule, node, message) not in self.notes:
            self.notes.append((rule, node, message))

    def parent(self, node: ast.AST) -> ast.AST | None:
        """Returns the node around a node."""
        return self.structure.parents.get(id(node))

    def statement_of(self, node: ast.AST) -> ast.stmt:
        """Returns the statement that an expression stands in."""
        while not isinstance(node, ast.stmt):
            node = self.parent(node)
        return node

    def place_of(self, variable: model.Variable) -> ast.AST:
        """Returns the expression that makes a variable, or the object that holds it."""
        held = self.structure.nests.paths.get(variable)
        return getattr(held[0], 'call', variable.site) if held is not None else variable.site

    def holder(self, variable: model.Variable, site: ast.AST) -> str | None:
        """Returns how the object that holds a variable is read, if the conversion makes one."""
        held = self.structure.nests.paths.get(variable)
        if held is None or isinstance(held[0], nests.Bench):
            return None
        return self._reached(held[0].name, variable, site)

    def _reached(self, text: str | None, variable: model.Variable, site: ast.AST) -> str | None:
        """Returns how a place reads what the conversion made an attribute of an object."""
        if text is None or not text.startswith('self.'):
            return text
        place, owner = self.place_of(variable), self.structure.owner_at(site)
        if owner.instance is self.structure.owner_at(place).instance:
            return text
        return self.structure.from_outside(text, place, owner)

    def reference(self, variable: model.Variable, site: ast.AST) -> str:
        """Returns the expression that reads a variable at a place in the source."""
        found = (
            self._reached(self.references.get(variable), variable, site)
            or self.structure.reference(variable, self.structure.owner_at(site))
            or self.structure.brought.get(variable)
        )
        if variable.uncertain and (
            variable in self.structure.nests.paths or not self._is_made(variable, site)
        ):
            self.obstacle(
                'conditional_variable',
                site,
                f'only a condition decides whether there is a variable {variable.name}',
                'make the variable in each case',
            )
        if found is None:
            self.obstacle(
                'unnamed_variable',
                site,
                f'no name leads to the variable {variable.name}',
                'bind it to a name, or put it into a dictionary or list with constant keys',
            )
            return '?'
        return found

    def _is_made(self, variable: model.Variable, site: ast.AST) -> bool:
        """Tells whether a place is executed only where a variable was made."""
        around: ast.AST | None = site
        while around is not None and id(around) not in self._ways:
            around = self.parent(around)
        made = variable.statement
        return made is None or around is None or made.ways <= self._ways[id(around)]

    @functools.cached_property
    def _ways(self) -> dict[int, set]:
        return perhaps.ways_to(self.run.statements)

    def define(self, text: str, before: ast.AST) -> bool:
        """Adds a function or class behind the last import above a place in this module.

        Returns:
          Whether there is such an import.
        """
        above = [
            node
            for node in self.source.tree.body
            if isinstance(node, (ast.Import, ast.ImportFrom)) and node.lineno < before.lineno
        ]
        if above:
            self.definitions.setdefault(id(above[-1]), []).append(text)
        return bool(above)

    @property
    def numpy(self) -> str:
        """How the converted module spells NumPy; it is imported when it was not."""
        if self._numpy is None:
            self._numpy = imports.alias(self.source.tree, 'numpy') or self._numpy_found()
        if self._numpy is None:
            self._numpy = self.structure.fresh('np')
            self.imports.append(f'import numpy as {self._numpy}')
        return self._numpy

    def _numpy_found(self) -> str | None:
        """Returns the name under which `from module import *` brings NumPy, if one does."""
        for name, binding in self.frame.names.items():
            known = isinstance(binding.value, values.Foreign) and binding.value.path == 'numpy'
            alone = self.run.bindings.get(name) == [binding]
            site = getattr(binding.statement, 'node', None)
            if known and alone and site in self.source.tree.body:
                return name
        return None


def gradient_free(value: Any) -> bool:
    """Tells whether no gradient can flow into a value: it depends on no variable."""
    if values.variables_in(value):
        return False
    return not any(
        part.reads or part.kind in ('effect', 'static')
        for node in values.nodes_in(value)
        for part in node.slice()
    )
