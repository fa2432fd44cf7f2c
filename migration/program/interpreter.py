"""Abstract execution of a TF1 program: what graph it builds, and how it runs it.

The Python code that builds a graph is executed on abstract values, so that a node is
known by the calls and loop turns that lead to it, not by the line it stands on.
Nothing of the program is really executed, and TensorFlow is not needed.
"""

import ast
import contextlib
import functools
from collections.abc import Callable, Container, Mapping

from migration.facts import scope_names
from migration.program import (
    accessors,
    arg_scopes,
    attributes,
    averages,
    calls,
    cells,
    collection_uses,
    compound,
    conditions,
    contained,
    containers,
    contents,
    contrib_chains,
    contrib_layers,
    control,
    control_flow,
    dtypes,
    effects,
    expressions,
    families,
    feed_dicts,
    flow,
    given,
    gradients,
    graph,
    graph_collections,
    graph_names,
    graphs,
    hand_summaries,
    hyperparameters,
    implied,
    joins,
    keras_calls,
    known_shapes,
    layers,
    local_fetches,
    losses,
    made_callables,
    made_elements,
    methods,
    metrics,
    model,
    modules,
    opening,
    options,
    passed_functions,
    patterns,
    perhaps,
    pipelines,
    records,
    recurrent_calls,
    recursion,
    saving,
    scopes,
    sequence_losses,
    several,
    shapes,
    side_calls,
    single_elements,
    state,
    statements,
    steps,
    stores,
    streams,
    summaries,
    surroundings,
    tensor_arrays,
    texts,
    trails,
    training,
    twins,
    unseen,
    values,
    variable_scopes,
    variables,
    version_choices,
)
from migration.syntax import trees

_AS_THEY_ARE = options.Conditions()


class Interpreter(
    statements.Statements,
    flow.Flow,
    options.Options,
    perhaps.Perhaps,
    joins.Joins,
    expressions.Expressions,
    conditions.Conditions,
    attributes.Attributes,
    containers.Containers,
    calls.Calls,
    unseen.Unseen,
    methods.Methods,
    texts.Texts,
    shapes.Shapes,
    known_shapes.KnownShapes,
    dtypes.Dtypes,
    several.Several,
    single_elements.SingleElements,
    keras_calls.KerasCalls,
    graph.Graph,
    layers.Layers,
    cells.Cells,
    recurrent_calls.RecurrentCalls,
    sequence_losses.SequenceLosses,
    arg_scopes.ArgScopes,
    contrib_layers.ContribLayers,
    contrib_chains.ContribChains,
    losses.Losses,
    metrics.Metrics,
    variables.Variables,
    scopes.Scopes,
    variable_scopes.VariableScopes,
    graph_collections.Collections,
    collection_uses.CollectionUses,
    training.Training,
    gradients.Gradients,
    control.Control,
    implied.Implied,
    averages.Averages,
    steps.Steps,
    local_fetches.LocalFetches,
    accessors.Accessors,
    made_callables.MadeCallables,
    contents.Contents,
    control_flow.ControlFlow,
    passed_functions.PassedFunctions,
    pipelines.Pipelines,
    side_calls.SideCalls,
    tensor_arrays.TensorArrays,
    effects.Effects,
    opening.Opening,
    compound.Compound,
    saving.Saving,
    stores.Stores,
    graphs.Graphs,
    graph_names.GraphNames,
    surroundings.Surroundings,
    version_choices.VersionChoices,
    summaries.Summaries,
    hand_summaries.HandSummaries,
    patterns.Patterns,
    modules.Modules,
    hyperparameters.Hyperparameters,
    trails.Trails,
    families.Families,
    feed_dicts.FeedDicts,
    given.GivenConstants,
    recursion.Recursions,
    made_elements.MadeElements,
    records.Records,
):
    """Executes one program.

    Args:
      lookup: returns the row of a TensorFlow symbol, which has `kind` and `note`, or None.
      others: the trees of further modules of the program, by name; it may have a method
        `find` that tells which one an import means.
      opened: the functions that are regions, by the ids of their definitions.
      given: the places of constants that runs feed.
      is_legacy: tells of a program that is executed in part whether it is one for TF 1.
      conditions: how some conditions are followed.
    """

    def __init__(
        self,
        lookup: Callable,
        others: Mapping[str, ast.Module] | None = None,
        opened: Mapping | None = None,
        given: Container = frozenset(),
        is_legacy: Callable = lambda run: True,
        conditions: options.Conditions = _AS_THEY_ARE,
    ):
        self.lookup = lookup
        self.modules = {} if others is None else others
        self.imported: dict[str, state.Frame] = {}
        self.given = given
        self.is_legacy = is_legacy
        self.opened = {} if opened is None else opened
        self.calls_under_way: list = []
        self.container: contained.Container | None = None
        self.root: int | None = None
        self.roots: dict[int, set] = {}
        self.suites: dict[int, list] = {}
        self.region: state.Region | None = None
        self.regions: list[state.Region] = []
        self.touched = 0
        self.shapes_asked: list = []
        self.shapes_set: dict[int, ast.Call] = {}
        self.shapes_known: dict[int, known_shapes.Known] = {}
        self.single_uses: dict[int, ast.expr] = {}
        self.prints_for_gradient: set[int] = set()
        self.looked_at: dict[int, tuple] = {}  # Assertions and prints, as (call, path).
        self.shapes_printed: dict[int, ast.AST] = {}
        self.region_calls: dict[int, state.Region] = {}
        self.extents: dict[int, list] = {}
        self.lambdas: set[int] = set()
        self.decided: dict[int, set] = {}
        self.deciding: dict[int, tuple] = {}
        self.suites_around: dict[int, list] = {}
        self.conditions = conditions
        self.unsure: set[int] = set()  # Conditions in functions that are not called here.
        self._left_out: list | None = None
        self.calls: dict[int, list] = {}
        self.instances: dict[int, list] = {}
        self.classes: list[values.Class] = []
        self.twins: twins.Fold | None = None
        self.parts: dict[int, list] = {}
        self.part: state.Statement | None = None
        self.part_count = 0
        self.parameter_reads: dict[int, list] = {}
        self._parameters_read: set[tuple] = set()
        self.program = model.Program()
        self.graph = state.GraphState()
        self.graphs_left: list[state.GraphState] = []
        self.start_averages()
        self.statements: list[state.Statement] = []
        self.current: state.Statement | None = None
        self.withs: list = []
        self.path: list = []
        self.stack: list = []
        self.frames: list[state.Frame] = []
        self.loops = 0
        self.conditional = 0
        self.uncertain = 0
        self.work = 0
        self.nodes_seen = 0
        self.unseen = 0
        self.imagined = 0
        self.call_sites: list = []
        self.call_heads: set[int] = set()  # Ids of what stands before the arguments of calls.
        self.asked_further: set[int] = set()  # Ids of what attributes are read of.
        self.own_objects: dict[int, values.Value] = {}
        self.changed_perhaps: list | None = None
        self.impure_nodes: set[int] = set()
        self.impure_statements: list = []
        self.changes: dict[int, list] = {}  # By object: the statements that change it.
        self.captured: dict[int, tuple] = {}
        self.captured_attributes: dict[int, dict] = {}
        self.named_reads: list = []
        self.uses: dict = {}
        self.leaving: set = set()  # Ids of nodes that no converted text holds.
        self.started = False  # Whether the command line is parsed.
        self.flag_values: dict[str, values.Value] = {}
        self.early_flags: list = []
        self.summaries: list = []
        self.merges: dict[int, values.Value] = {}  # Summaries by the calls that merged them.
        self.additions: list = []  # Calls of FileWriter.add_summary.
        self.serving: list = []  # Calls that only serve sessions, and vanish as statements.
        self.numbered_by_variable: set = set()  # Calls of Saver.save.
        self.turns: list = []
        self.reinits: dict[int, tuple] = {}
        self._parents: dict | None = None
        self.tree: ast.Module | None = None
        self.reads: dict[int, list] = {}
        self.method_uses: list = []
        self.functions: list = []
        self.called: set = set()
        self.entered_sessions: list = []
        self.mutations: list = []
        self.looked_through: set = set()
        self.session_items: set = set()
        self.named: dict[int, tuple] = {}
        self.key_lists: dict[int, tuple] = {}
        self.queue_runs: dict[int, ast.Call] = {}
        self.scope_withs: set = set()
        self.name_withs: set[int] = set()
        self.regularization_sums: list = []
        self.local_graph_reads: list = []
        self.dimensions: list = []
        self.dimension_forms: list = []
        self.old_keras: list = []
        self.own_symbols: dict[str, values.Value] = {}
        self.folds: dict = {}
        self.choices: dict = {}
        self.unwritten: set[int] = set()
        self.folded = 0
        self.bookkeeping_calls: set[int] = set()
        self.collection_uses: list = []
        self.name_reads: dict = {}
        self.penalties: dict = {}
        self.slots_of: dict = {}
        self.passing_parts: dict[int, list] = {}
        self.call_arguments: dict[int, list] = {}
        self.indirect_calls: dict[str, list] = {}
        self.bindings: dict[str, list] = {}
        self.met: list[tuple] = []  # Bindings of one name that meet where branches do.
        self.imports: list = []
        self.flow_record = passed_functions.Record()
        self.array_writes: list = []
        self.program_iterators: list = []
        self.shared_names: set[str] = set()
        self.local_names: set[str] = set()
        self.root_frame: state.Frame | None = None
        self._quiet = 0
        self._seen_obstacles: set = set()
        self.merges_of_nothing: dict[int, ast.Call] = {}
        self.start_trails()
        self.start_recursions()
        self.start_hand_summaries()
        self.start_implied()
        self.start_version_choices()
        self.start_local_fetches()
        self.start_cells()
        self.start_arg_scopes()
        self.start_elements()
        self.overrides = []

    def run(self, tree: ast.Module) -> model.Program:
        """Executes a module and returns the program that it builds."""
        frame = state.Frame()
        self.tree = tree
        self.note_names(tree)
        self.root_frame = frame
        self.frames = [frame]
        self.region = self.new_region(None, frame)
        try:
            self.suite(tree.body, frame, root=True)
            self.current = None
            self.imagine_uses(tree)
            self.check_values()
            if self.opened:
                self.check_contained()
                self.twins = twins.Fold(self)
                self.twins.fold()
            self.key_lists = feed_dicts.settled(self.key_lists, self.program.steps)
            self.check_feeds()
            self.check_iterators()
            self.check_calls()
        except (RecursionError, expressions.TooLargeError):
            self._quiet = 0
            self.obstacle(
                'program_too_large',
                tree.body[0],
                'the calls and loops of the program are too many or too deep to follow',
                'convert its parts one by one',
            )
        return self.program

    def imagine_uses(self, tree: ast.Module) -> None:
        """Executes what the program itself does not use, first that of its first module.

        Where that one is refused by then, the others will be executed as programs of their own.
        """
        name = _module(tree)
        for is_own in (True, False):
            refused = any(_module(o.site) == name for o in self.program.obstacles)
            if not is_own and refused and self.is_legacy(self):
                return
            for cls in list(self.classes):
                if (_module(cls.node) == name) is is_own:
                    self.imagine(cls)
            for function in list(self.functions):
                if (_module(function.node) == name) is is_own:
                    self.call_unseen(function)

    def note_names(self, tree: ast.Module) -> None:
        """Notes which names of a module are not what they seem to be where they are read."""
        self.nodes_seen += len(trees.walk(tree))
        self.shared_names |= scope_names.shared(tree)
        self.local_names |= scope_names.local(tree)

    @contextlib.contextmanager
    def silently(self):
        """Notes no obstacles meanwhile."""
        self._quiet += 1
        yield
        self._quiet -= 1

    def obstacle(self, rule: str, site: ast.AST, reason: str, way_out: str = '') -> None:
        """Notes something that is not understood."""
        key = (rule, id(site), reason)
        if self._quiet or key in self._seen_obstacles:
            return
        self._seen_obstacles.add(key)
        self.program.obstacles.append(model.Obstacle(rule, site, reason, way_out))

    def warn(self, rule: str, site: ast.AST, reason: str, way_out: str = '') -> None:
        """Notes what is converted and needs a look."""
        key = (rule, id(site), reason)
        if not self._quiet and key not in self._seen_obstacles:
            self._seen_obstacles.add(key)
            self.program.warnings.append(model.Obstacle(rule, site, reason, way_out))

    def note_read(self, node, binding, owner, frame):
        """Notes that the current statement reads a name of a region."""
        if owner.region is None and self.is_graph(binding.value):
            self.local_values.setdefault(id(node), []).append(binding.value)
        if owner.region is None and binding.is_parameter:
            # A binding that is held keeps its value alive, so no other one gets its id.
            if (id(node), id(binding.value)) not in self._parameters_read:
                self._parameters_read.add((id(node), id(binding.value)))
                self.parameter_reads.setdefault(id(node), []).append(binding)
            return
        if owner.region is None:
            # A tensor that needs no session is a plain value of the function.
            if values.is_deferred(binding.value) or values.variables_in(binding.value):
                self.local_graph_reads.append(node)
            return
        binding = binding.origin or binding
        seen = self.reads.setdefault(id(node), [])
        if binding not in seen:
            seen.append(binding)
        if self.current is None:
            return
        inner = frame
        while inner is not owner and inner.kind == 'comprehension':
            inner = inner.parent
        direct = inner is owner or inner.region is self.current.region
        reads = self.current.reads if direct else self.current.inner_reads
        reads.append((node, binding))

    # Names

    def bind(self, target: ast.expr, value: values.Value, frame: state.Frame) -> None:
        """Assigns a value to a target."""
        if isinstance(target, ast.Name):
            self.bind_name(target.id, value, frame)
            frame.target(target.id).names[target.id].target = target
        elif isinstance(target, (ast.Tuple, ast.List)):
            self.unpack(target, value, frame)
        elif isinstance(target, ast.Starred):
            self.bind(target.value, value, frame)
        elif isinstance(target, ast.Attribute):
            base = self.evaluate(target.value, frame)
            if getattr(base, 'frame', None) is None:
                self.change(base, target, target.attr)
            if isinstance(base, values.Symbol):
                # Some programs keep their model in the namespace of TensorFlow.
                path = f'{base.path}.{target.attr}' if base.path else target.attr
                self.own_symbols[path] = value
            if isinstance(base, (values.Instance, values.Class)):
                value = self.either(base.attributes.get(target.attr), value, target)
                base.attributes[target.attr] = value
            if isinstance(base, values.Instance):
                self.touched += values.is_deferred(value)
                self.bind_attribute(base, target, value)
                if isinstance(value, values.VariableValue):
                    value.variable.owner = value.variable.owner or base.cls.node.name
                elif isinstance(value, values.Tensor):
                    value.node.name = value.node.name or target.attr
            elif self.is_graph(value):
                self.escape(value, target)
        elif isinstance(target, ast.Subscript):
            base = self.evaluate(target.value, frame)
            index = self.evaluate(target.slice, frame)
            self.change(base, target)
            self.store(base, index, value, target)

    def bind_attribute(self, base, target, value) -> None:
        """Notes that an attribute of an object of a region is bound."""
        if base.frame is None or base.frame.region is None:
            return
        name = target.attr
        self.check_bound_again(base.frame.names.get(name), value, target)
        self.check_taken(base, target, name)
        first = self.instances.get(id(base.cls.node), [base])[0]
        known = [b for b in self.bindings.get(name, ()) if b.frame is first.frame]
        if first is not base and not any(b.target is target for b in known):
            # What binds it in the first object as well gets another name there, for all of them.
            self.check_attribute(base, name, target)
        binding = state.Binding(name, value, self.current, base.frame, bool(self.conditional))
        binding.target = target
        base.frame.names[name] = binding
        if self.part is not None:
            self.part.binds.append(binding)
        self.bindings.setdefault(name, []).append(binding)
        if self.current is not None:
            self.current.binds.append(binding)

    def bind_name(self, name: str, value: values.Value, frame: state.Frame) -> None:
        """Binds a name."""
        if isinstance(value, (values.Sequence, values.Mapping)) and calls.holds_session(value):
            self.obstacle(
                'session_escape',
                self.current.node if self.current else ast.Pass(),
                'a session is put into a collection',
                'bind it to a name',
            )
        local, frame = frame, frame.target(name)
        if local is not frame and self.is_captured(name):
            self.obstacle(
                'name_bound_again',
                self.current.node if self.current else ast.Pass(),
                f'a function binds `{name}` again after the graph took its value',
                'give the later value another name',
            )
        if local is not frame:
            self.check_bound_again(frame.names.get(name), value, self.current)
        binding = state.Binding(name, value, self.current, frame, bool(self.conditional))
        frame.names[name] = binding
        if self.part is not None:
            self.part.binds.append(binding)
        for node in values.nodes_in(value) if isinstance(value, values.Tensor) else []:
            node.name = node.name or name
        if frame.region is not None and self.current is not None:
            self.current.binds.append(binding)
            self.bindings.setdefault(name, []).append(binding)

    def unpack(self, target, value, frame):
        """Assigns the elements of a value to the elements of a target."""
        if isinstance(value, streams.Element) and self.is_taken_here(value):
            self.unpack_element(target, value, frame)
            return
        items = self.elements(value)
        if (
            items is not None
            and len(items) == len(target.elts)
            and not any(isinstance(e, ast.Starred) for e in target.elts)
        ):
            for element, item in zip(target.elts, items, strict=True):
                self.bind(element, item, frame)
        elif isinstance(value, values.Tensor):
            for place, element in enumerate(target.elts):
                part = self.compute(element, 'item', [value])
                part.node.dtype = self.dtype_of_item(value, place)
                self.bind(element, part, frame)
        elif self.is_family(value):
            for element in target.elts:
                several = isinstance(element, ast.Starred)
                part = values.Sequence(value.items, open=True)
                self.bind(element, part if several else self.any_item(value, element), frame)
        else:
            self.escape(value, target)
            for element in target.elts:
                self.bind(element, values.Unknown(), frame)


def _module(node: ast.AST) -> str:
    """Returns the module of a node; '' where there is one module only."""
    return getattr(node, 'module_name', '')


def execute(
    lookup: Callable,
    tree: ast.Module,
    others: Mapping[str, ast.Module] | None = None,
    is_legacy: Callable = lambda run: True,
    conditions: options.Conditions = _AS_THEY_ARE,
) -> Interpreter:
    """Executes a program, and once more where some of its functions are regions.

    And once more where runs feed constants, so that it is seen what depends on these.
    """
    made = functools.partial(
        Interpreter, lookup, others, is_legacy=is_legacy, conditions=conditions
    )
    run = made()
    run.run(tree)
    opened = run.opened_functions()
    if opened:
        run = made(opened)
        run.run(tree)
    given = run.fed_constants()
    if given:
        run = made(opened, given)
        run.run(tree)
    return run
