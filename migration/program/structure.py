"""Which statements of a program become which function.

A statement that computes graph values moves into a function. The statements that the
same steps need form a block; a block that several steps need becomes a helper, one that a
single step needs stands in that step's own function. So nothing is computed in a step
that its fetches do not reach, and nothing is written twice.
"""

import ast
import functools

from migration.program import (
    added_weights,
    blocks,
    carried,
    cell_objects,
    classification,
    closures,
    control,
    counters,
    cuts,
    elements,
    erasure,
    fed_values,
    fetch_sets,
    fetch_trees,
    found_by_name,
    given,
    handing,
    hoisting,
    initialising,
    interpreter,
    known_shapes,
    layer_objects,
    layer_parts,
    model,
    modes,
    name_webs,
    naming,
    nesting,
    objects,
    owners,
    parts,
    passing,
    rebinding,
    recordings,
    returned_variables,
    returning,
    shared_objects,
    shown,
    splitting,
    state,
    step_parameters,
    suites,
    tag_scopes,
    taken_apart,
    tapes,
    unread,
    values,
)
from migration.syntax import trees


class Structure(
    classification.Classification,
    suites.Suites,
    shown.Shown,
    cuts.Cuts,
    closures.Closures,
    counters.Counters,
    carried.Carried,
    step_parameters.StepParameters,
    elements.Elements,
    known_shapes.ShapesAsked,
    fetch_sets.FetchSets,
    fetch_trees.FetchTrees,
    erasure.Erasure,
    fed_values.FedValues,
    found_by_name.FoundByName,
    given.Given,
    taken_apart.TakenApart,
    handing.Handing,
    splitting.Splitting,
    tag_scopes.TagScopes,
    blocks.Blocks,
    name_webs.NameWebs,
    rebinding.Rebinding,
    initialising.Initialising,
    naming.Naming,
    owners.Owners,
    tapes.Tapes,
    control.ControlNeeds,
    objects.Objects,
    passing.Passing,
    recordings.Recordings,
    returning.Returning,
    shared_objects.SharedObjects,
    nesting.Nesting,
    layer_objects.LayerObjects,
    added_weights.AddedWeights,
    cell_objects.CellObjects,
    layer_parts.LayerParts,
    modes.Modes,
    returned_variables.ReturnedVariables,
    unread.Unread,
):
    """Decides the functions of an executed program.

    What cannot be decided is added to the program's obstacles.

    Attributes:
      moved: statements that move into functions.
      dropped: statements that vanish (sessions, initialisation, settings), with the reason.
      functions: the step functions, in the order of their first step.
      helpers: blocks that became functions of their own.
      specs: bindings of placeholders, by the index of their statement.
    """

    def __init__(
        self,
        run: interpreter.Interpreter,
        tree: ast.Module,
        taken: set,
        apart: frozenset = frozenset(),
    ):
        self.run = run
        self.tree = tree
        self._statements_around: dict | None = None
        self._all_loads: list | None = None
        self._assigned: dict | None = None
        self.taken = {*taken, *run.implied_names}
        self._given: dict[str, set] = {}
        self.parents = trees.parents(tree)
        self.program = run.program
        self._find_apart()
        self._split_elements()
        self._telling: dict[int, tuple] = {}
        self.hoists = hoisting.find(run, tree)
        if run.imported:
            # What a module of its own makes is the same whoever imports it.
            own = getattr(tree, 'module_name', '')
            self.hoists = {v: h for v, h in self.hoists.items() if h.function.module_name == own}
        self.find_tag_scopes()
        self._find_nests([tree])
        self._find_unread()
        self.moved: dict[int, state.Statement] = {}
        self.dropped: dict[int, str] = {}
        self.functions: list[parts.StepFunction] = []
        self.helpers: list[parts.Block] = []
        self.specs: dict[int, list[state.Binding]] = {}
        self.pulls: dict[int, list] = {}
        self.given: dict[int, list] = {}
        self.by_site: dict[int, parts.StepFunction] = {}
        self.notes: list = []
        self.start_rebinding()
        self.start_initialising()
        self.counters: dict[model.Variable, model.Optimizer] = {}
        self.schedules: dict[int, model.Node] = {}
        self.ignored: set[int] = set()  # Sites whose run returns nothing, though the function does.
        self._references: dict[owners.Owner, dict] = {}
        self.homes: dict[int, state.Binding] = {}
        self.promoted: dict[state.Binding, str] = {}
        self.attributes_held: set[state.Binding] = set()
        self.shown: dict[int, state.Statement] = {}
        self._find_owners(tree)
        self._find_named()
        self._check_names()
        self.find_step_parameters()
        self._find_counters()
        self._find_leaving()
        self._start_returning()
        self._name_layers()
        self._find_modes()
        self._find_fed_values()
        self._find_recordings()
        self._classify()
        self._name_cells()
        self._find_erased()
        self._carry_functions()
        self.find_closures()
        self.rename_apart(apart)
        self._open_functions()
        self._find_steps()
        self._merge_steps()
        self._form_blocks()
        self.settle_step_parameters()
        self.find_initialisations()
        self._check_carried()
        self._promote()
        self.check_recordings()
        self._name_functions()
        self._find_reach()
        self.note_prints()
        self._find_known_shapes()

    def obstacle(self, *args) -> None:
        """Notes something that cannot be decided."""
        self.run.obstacle(*args)

    def _open_functions(self) -> None:
        """Decides which functions lose the statements that make variables."""
        self.open_functions: dict[int, list] = {}
        self.looked_through = set(self.run.looked_through)
        self.hoisted: set[int] = set()
        for hoist in self.hoists.values():
            self.open_functions.setdefault(id(hoist.function), []).append(hoist)
            self.looked_through.update(id(s) for s in hoist.scopes if not self.keeps_scopes(s))
            self.hoisted.add(id(hoist.statement))
        for statement, function, scopes in hoisting.repeats(self.run, self.tree, self.hoists):
            self.open_functions.setdefault(id(function), [])
            self.looked_through.update(id(s) for s in scopes if not self.keeps_scopes(s))
            self.hoisted.add(id(statement))
        self._name_nests()

    # What an expression needs

    def bindings_in(self, node: ast.AST, own: state.Statement | None = None) -> list:
        """Returns the bindings of regions that a node reads, in order.

        What the statement `own` binds itself does not count.
        """
        found, hidden = self._named_in(node)
        elements, inside = self._split_in(node, own)
        found += [self.home(b) for b in elements]
        hidden |= inside
        outer = []
        for part in self._telling_parts(node):
            if id(part) in hidden or self.is_early(part):
                continue
            if id(part) in self.run.average_reads and id(part) in self.run.folds:
                hidden.update(id(n) for a in part.args for n in trees.walk(a))
            if id(part) in self.layer_uses:
                hidden |= self.parts_of_objects(part)
                outer += self.outer_needs(part)
            if isinstance(part, (ast.Name, ast.Attribute)) and isinstance(part.ctx, ast.Load):
                held = [self.home(b) for b in self.run.reads.get(id(part), [])]
                held += [
                    self.home(b)
                    for b in self.run.parameter_reads.get(id(part), [])
                    if values.is_deferred(b.value) and self.home(b) is not b
                ]
                if own is not None:
                    held = [b for b in held if b.statement is not own or self.is_made_first(b)]
                if len(set(held)) > 1 and any(self.run.is_graph(b.value) for b in held):
                    self.obstacle(
                        'ambiguous_name',
                        part,
                        f'`{ast.unparse(part)}` means different graph values at different times',
                    )
                found += held[:1]
            found += self.answers_in(part)
            found += self.recorded_needs(self.run.merges.get(id(part)))
        found += [n for b in list(found) for n in self.recorded_needs(b.value)]
        found += [n for b in list(found) for n in self.moving_needs(b.value)]
        return list(dict.fromkeys([*found, *outer]))

    def _telling_parts(self, node: ast.AST) -> list:
        """Returns the parts of a node that read names of regions, or ask the graph."""
        if id(node) not in self._telling:
            parts = [part for part in trees.walk(node) if id(part) in self._told]
            self._telling[id(node)] = (node, parts)  # With the node, whose id none gets meanwhile.
        return self._telling[id(node)][1]

    @functools.cached_property
    def _told(self) -> set[int]:
        run = self.run
        return {*run.reads, *run.parameter_reads, *run.folds, *run.merges, *self.layer_uses}

    @functools.cached_property
    def readers(self) -> dict[state.Binding, list[int]]:
        """The ids of the names that read each binding."""
        found: dict[state.Binding, list[int]] = {}
        for key, held in self.run.reads.items():
            for binding in held:
                found.setdefault(binding, []).append(key)
        return found

    def binding_of(self, node: model.Node) -> state.Binding | None:
        """Returns the first name of a region that is bound to a tensor."""
        return self._names_of_nodes.get(node)

    @functools.cached_property
    def _names_of_nodes(self) -> dict[model.Node, state.Binding]:
        found: dict[model.Node, state.Binding] = {}
        for held in self.run.bindings.values():
            for binding in held:
                if isinstance(binding.value, values.Tensor):
                    found.setdefault(binding.value.node, binding)
        return found

    def answers_in(self, node: ast.AST) -> list:
        """Returns the bindings of the tensors that an expression finds in collections."""
        fold = self.run.folds.get(id(node))
        held = values.nodes_in(fold.value) if fold is not None else []
        found = [b for b in map(self.binding_of, held) if b is not None]
        return [*found, *(self.moving_needs(fold.value) if fold is not None else [])]

    def needs(self, statement: state.Statement) -> list:
        """Returns the bindings that a moved statement reads."""
        found = self.bindings_in(statement.node, statement)
        skipped = {b for e in self.held_back(statement) for b in self.bindings_in(e)}
        found = [b for b in found if b not in skipped]
        found += [b for b in self.training_needs(statement) if b not in found]
        found += [b for b in self.control_needs(statement) if b not in found]
        for name, binding in statement.inner_reads:
            if binding.statement is statement or id(name) in self.carried or self.is_early(name):
                continue
            graph = values.is_deferred(binding.value) or self.is_moved(binding)
            if graph and binding not in found and id(name) not in self.closure_reads:
                self.obstacle(
                    'closure_over_graph_value',
                    statement.node,
                    f'a function called here reads the graph value `{binding.name}` from outside',
                    'pass it to the function as an argument',
                )
            elif binding not in found:
                found.append(binding)
        found += [b for b in map(self.home, statement.kept) if b not in found]
        others = [b for _, b in statement.reads if b not in found and b.statement is not statement]
        if others:
            augmented = {
                getattr(n.target, 'id', None) or getattr(n.target, 'attr', None)
                for n in trees.walk(statement.node)
                if isinstance(n, ast.AugAssign)
            }
            begun = dict.fromkeys(self.home(b) for b in others if b.name in augmented)
            found += [b for b in begun if b not in found]
        return found

    def is_input(self, binding: state.Binding) -> bool:
        """Tells whether a binding is a placeholder, or an element of a dataset."""
        return (
            values.node_of(binding.value) is not None
            and binding.value.node.kind == 'input'
            and binding.statement is not None
            and (
                binding.statement.index in {*self.specs, *self.given}
                or binding in self.pulls.get(binding.statement.index, ())
            )
        )

    def is_moved(self, binding: state.Binding) -> bool:
        """Tells whether a binding is made inside a function."""
        moved = binding.statement is not None and binding.statement.index in self.moved
        return moved and not self.is_held(binding) and not self.is_bound_first(binding)
