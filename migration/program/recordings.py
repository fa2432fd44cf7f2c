"""Which steps write summaries, into which files, and under which number."""

import ast
import dataclasses
from typing import Any

from migration.program import acting, model, state, tag_scopes, values
from migration.syntax import trees


@dataclasses.dataclass(eq=False)
class Recording:
    """What a step writes.

    Attributes:
      addition: the call that wrote it.
      parts: the summaries.
      step: the expression that numbers them; None where they have no number.
      own: the fetched expression that numbers them, where the run itself gave the number.
      name: of the parameter that takes the number.
    """

    addition: model.Addition
    parts: list
    step: ast.expr | None
    own: Any = None
    name: str = ''

    def key(self) -> tuple:
        """Returns what two runs have in common that one function can write."""
        own = self.own and ast.dump(self.own.node)
        return (self.addition.writer, self.is_argument, self.constant, own)

    @property
    def is_argument(self) -> bool:
        """Whether the function gets the number from its caller."""
        return self.step is not None and self.own is None and self.constant is None

    @property
    def constant(self) -> int | None:
        """The number where the source gives none."""
        return 0 if self.step is None else None


class Recordings:
    """The part of the structure that knows what steps write.

    Attributes:
      recorded: statements that only make summaries, by their indices.
    """

    def _find_recordings(self) -> None:
        self.recorded: dict[int, state.Statement] = {}
        self._additions: dict[int, model.Addition] = {}
        self._handed_writers: dict[tuple, str] = {}
        for addition in self.run.additions:
            known = self._additions.setdefault(id(addition.step.site), addition)
            if known.site is not addition.site or known.writer is not addition.writer:
                self.obstacle(
                    'summary_written_twice',
                    addition.site,
                    'one run is written by several writers',
                    'run the summary for each of them',
                )

    def _records(self, statement: state.Statement) -> bool:
        """Drops a statement that only makes summaries; the steps that write them hold it."""
        made = [n for n in statement.nodes if n.kind == 'summary']
        if not made or statement.variables or statement.steps:
            return False
        held = [n for b in statement.binds for n in values.nodes_in(b.value) if n.deferred]
        if any(n.kind != 'summary' for n in held):
            return False
        if any('tag' in n.detail for n in made):
            self.recorded[statement.index] = statement
        self.dropped[statement.index] = 'summary'
        return True

    def recorded_needs(self, value: values.Value) -> list:
        """Returns the bindings that summaries are computed from."""
        if not isinstance(value, values.Tensor) or value.node.kind != 'summary':
            return []
        found = []
        for part in value.node.detail['parts']:
            if part.statement is None:
                continue
            if part.statement.index in self.recorded:
                found += self.needs(part.statement)
            else:
                found += [b for b in part.statement.binds if values.is_deferred(b.value)]
        return found

    def recording_of(self, step: model.Step, leaves: list) -> Recording | None:
        """Returns what a step writes."""
        addition = self._additions.get(id(step.site))
        fetched = [
            leaf.element
            for leaf in leaves
            if isinstance(leaf.element.value, values.Tensor)
            and leaf.element.value.node.kind == 'summary'
        ]
        if addition is None or not fetched:
            return None
        if len(fetched) > 1:
            self.obstacle('summary', step.site, 'one run fetches several summaries', 'merge them')
        given = {k.arg: k.value for k in addition.site.keywords}
        number = addition.site.args[1] if len(addition.site.args) > 1 else given.get('global_step')
        if isinstance(number, ast.Constant) and number.value is None:
            number = None
        recording = Recording(addition, fetched[0].value.node.detail['parts'], number)
        self._check_place(step, addition, recording, leaves)
        return recording

    def _check_place(self, step, addition, recording, leaves) -> None:
        """Checks that what is written is written each time when it is run."""
        run, add = self._statement_of(step.site), self._statement_of(addition.site)
        suite = self._suite_of(run)
        if run is add:
            between = []
        elif (
            suite is None or not any(add is s for s in suite) or suite.index(add) < suite.index(run)
        ):
            self.obstacle(
                'conditional_summary',
                addition.site,
                'a summary is not written each time when it is run, or somewhere else',
                'run the summary where it is written',
            )
            return
        else:
            between = suite[suite.index(run) : suite.index(add)]
        if recording.step is None:
            return
        names = {n.id for n in trees.walk(recording.step) if isinstance(n, ast.Name)}
        bound = {
            n.id
            for s in between
            for n in trees.walk(s)
            if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)
        }
        changed = names & bound
        if changed:
            recording.own = self._own_number(step, recording.step, run, leaves)
        runs = [n for n in trees.walk(recording.step) if id(n) in self._step_sites()]
        late = bool(runs) and (bool(step.writes()) or len(between) > 1)
        acts = not runs and acting.acts(recording.step)
        if (changed and recording.own is None) or late or acts:
            self.obstacle(
                'summary_number',
                recording.step,
                'the number of a summary is known only after it is run',
                'compute the number before the run',
            )

    def _own_number(self, step, number: ast.expr, run: ast.stmt, leaves: list):
        """Returns the fetch of the same run that numbers its summaries: a variable."""
        if not isinstance(run, ast.Assign) or not isinstance(number, ast.Name):
            return None
        target = run.targets[0]
        targets = target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
        if len(targets) != len(leaves):
            return None
        for leaf, at in zip(leaves, targets, strict=True):
            if isinstance(at, ast.Name) and at.id == number.id:
                is_variable = isinstance(leaf.element.value, values.VariableValue)
                return leaf.element if is_variable else None
        return None

    def _step_sites(self) -> set:
        return {id(step.site) for step in self.program.steps}

    def _suite_of(self, node: ast.stmt) -> list | None:
        """Returns the suite that a statement stands in."""
        around = self.parents.get(id(node))
        for field in ('body', 'orelse', 'finalbody'):
            suite = getattr(around, field, None)
            if isinstance(suite, list) and any(node is s for s in suite):
                return suite
        return None

    def check_recordings(self) -> None:
        """Names parameters, and refuses functions that would write what is not asked for."""
        for function in self.functions:
            recording = function.recording
            if recording is None:
                continue
            read = {b.name for b in function.inputs}
            read |= {
                n.id
                for block in function.blocks
                for s in block.statements
                for n in trees.walk(s.node)
                if isinstance(n, ast.Name)
            }
            recording.name = 'step' if 'step' not in read else self.fresh('summary_step')
            self._check_numbers(recording)
            wanted = {part.id for part in recording.parts}
            inner = [
                n
                for block in [*function.blocks, *(h for b in function.blocks for h in b.nested)]
                for s in block.statements
                for n in s.nodes
                if n.kind == 'summary' and 'tag' in n.detail
            ]
            if any(n.id not in wanted for n in inner):
                self.obstacle(
                    'summary_in_function',
                    function.steps[0].site,
                    'a function that this run needs makes a summary that the run does not write',
                    'make the summary outside of the function',
                )

    def _check_numbers(self, recording: Recording) -> None:
        """Refuses scopes that would have other numbers in a function."""
        recorded = self.recorded
        inner = [p for p in recording.parts if p.statement and p.statement.index not in recorded]
        for part in tag_scopes.numbers_left_out([p for p in inner if 'scopes' in p.detail]):
            self.obstacle(
                'dynamic_tag',
                part.site,
                f'TensorFlow 1 calls this summary {part.detail["tag"]}, counting scopes that this '
                'run does not enter',
                'give the scope another name',
            )

    def writer_places(self, function) -> list[int]:
        """Returns where the writer of a function is opened."""
        if function.recording is None or self.handed_writer(function) is not None:
            return []
        instance = function.owner.instance
        return [
            b.statement.index
            for b in self._writer_bindings(function)
            if instance is None or b.frame.region.instance is instance
        ]

    def handed_writer(self, function) -> tuple | None:
        """Returns (binding, attribute) of a writer that the object of a function is given.

        A method cannot read what another function binds.
        """
        owner = function.owner
        if function.recording is None or owner.instance is None:
            return None
        bindings = self._writer_bindings(function)
        if not bindings or any(self._is_in_reach(b, owner) for b in bindings):
            return None
        binding = bindings[0]
        key = (binding, owner)
        if key not in self._handed_writers:
            self._handed_writers[key] = self.fresh(binding.name, owner)
        return binding, self._handed_writers[key]

    def _writer_bindings(self, function) -> list:
        """Returns the names that the writer of a function gets."""
        writer = function.recording.addition.writer
        return [
            b
            for held in self.run.bindings.values()
            for b in held
            if isinstance(b.value, values.Writer) and b.value.site is writer and b.statement
        ]

    def _is_in_reach(self, binding: state.Binding, owner) -> bool:
        """Tells whether the methods of an object can read a name."""
        around = self.owner_of(binding.statement)
        return around.instance is not None or self.encloses(around, owner)

    def has_inner_summaries(self, recording: Recording) -> bool:
        """Tells whether functions that compute tensors make some of the summaries."""
        return any(
            part.statement is None or part.statement.index not in self.recorded
            for part in recording.parts
        )
