"""Objects of one class, and calls of one function, that build the same graph, each for itself.

The statements of a constructor that runs for several objects become methods once. The graph of the
first object stands for all of them; the others must have been built alike, node by node. So it is
with the calls of a function that each build a graph, run it and are done with it.
"""

import copy

from migration.program import model, state, values


def _differ_in_class(one: state.Region, other: state.Region) -> bool:
    if one.instance is None or other.instance is None:
        return one.instance is not other.instance
    return one.instance.cls.node is not other.instance.cls.node


class Fold:
    """Folds the graphs of the objects of one class, or of calls, into that of the first.

    Attributes:
      bindings: the binding of the first object that another object's binding corresponds to.
      objects: the first object, for each other one.
    """

    def __init__(self, run):
        self.run = run
        self.bindings: dict[state.Binding, state.Binding] = {}
        self.objects: dict[int, values.Instance] = {}
        self.variables: dict[model.Variable, model.Variable] = {}
        self._nodes: dict[model.Node, model.Node] = {}
        self._optimizers: dict[model.Optimizer, model.Optimizer] = {}
        self._twins: dict[int, state.Statement] = {}
        self._steps: list[tuple[model.Step, model.Step]] = []

    def fold(self) -> None:
        """Folds what can be; what was built otherwise becomes an obstacle."""
        groups: dict[int, list] = {}
        for region in self.run.regions:
            if region.node is not None:
                groups.setdefault(id(region.node), []).append(region)
        statements: dict[int, list] = {}
        for statement in self.run.statements:
            statements.setdefault(id(statement.region), []).append(statement)
        pairs = [(regions[0], other) for regions in groups.values() for other in regions[1:]]
        strange = [pair for pair in pairs if _differ_in_class(*pair)]
        for _, other in strange:
            self.run.obstacle(
                'several_objects',
                other.node,
                'objects of several classes build graph in a method of their common base',
                'let each class build its graph itself',
            )
        pairs = [pair for pair in pairs if pair not in strange]
        if not pairs:
            return
        for first, other in pairs:
            if other.instance is not None:
                self.objects[id(other.instance)] = first.instance
            mine = statements.get(id(first), [])
            theirs = statements.get(id(other), [])
            if [s.node for s in mine] != [s.node for s in theirs]:
                self._differ(first)
                continue
            self.bindings.update(zip(other.parameters, first.parameters, strict=True))
            for a, b in zip(mine, theirs, strict=True):
                self._twins[id(b)] = a
                self._correspond(first, a, b)
        for first, _ in pairs:
            if not self._is_alike():
                self._differ(first)
        self._take_away([other for _, other in pairs])

    def _differ(self, region: state.Region) -> None:
        if region.instance is None:
            self.run.obstacle(
                'several_calls',
                region.node,
                'calls of this function build graphs that are not alike',
                'write a function of its own for each kind of graph',
            )
            return
        self.run.obstacle(
            'several_objects',
            region.node,
            'objects of one class build graphs that are not alike',
            'make a class of its own for each kind of graph',
        )

    def _correspond(self, region, a: state.Statement, b: state.Statement) -> None:
        """Notes which nodes, variables and names of two statements correspond."""
        if (
            len(a.nodes) != len(b.nodes)
            or len(a.variables) != len(b.variables)
            or len(a.binds) != len(b.binds)
            or len(a.steps) != len(b.steps)
        ):
            self._differ(region)
            return
        self._nodes.update(zip(b.nodes, a.nodes, strict=True))
        self.variables.update(zip(b.variables, a.variables, strict=True))
        self.bindings.update(zip(b.binds, a.binds, strict=True))
        self._steps += zip(b.steps, a.steps, strict=True)
        for held, other in zip(a.binds, b.binds, strict=True):
            if held.name != other.name:
                self._differ(region)
        mine = [o for o in self.run.program.optimizers if o.statement is a]
        theirs = [o for o in self.run.program.optimizers if o.statement is b]
        if len(mine) != len(theirs):
            self._differ(region)
            return
        self._optimizers.update(zip(theirs, mine, strict=True))

    def _is_alike(self) -> bool:
        """Tells whether corresponding nodes are computed alike from corresponding ones."""
        return (
            all(
                a.kind == b.kind
                and a.op == b.op
                and a.site is b.site
                and a.deferred == b.deferred
                and [self._nodes.get(n, n) for n in b.inputs] == list(a.inputs)
                and self._same(b.reads, a.reads)
                and self._same(b.writes, a.writes)
                and self._same(b.detail.get('variables') or (), a.detail.get('variables') or ())
                for b, a in self._nodes.items()
            )
            and all(
                a.trainable == b.trainable and a.dtype == b.dtype and a.gathered == b.gathered
                for b, a in self.variables.items()
            )
            and all(self._runs_alike(b, a) for b, a in self._steps)
        )

    def _runs_alike(self, b: model.Step, a: model.Step) -> bool:
        """Tells whether runs fetch what corresponds, and feed it."""
        fed = [self._nodes.get(node, node) for node, _ in b.feeds]
        fetched = [self._nodes.get(t, self.variables.get(t, t)) for t in b.fetches]
        return fed == [node for node, _ in a.feeds] and fetched == a.fetches

    def _same(self, theirs, mine) -> bool:
        return [self.variables.get(v, v) for v in theirs] == list(mine)

    def _take_away(self, others: list) -> None:
        """Lets the first object's graph stand for the others'."""
        run, program = self.run, self.run.program
        self._check_runs()
        gone = {id(region) for region in others}
        run.regions = [
            r for r in run.regions if id(r) not in gone and id(r.instance) not in self.objects
        ]
        run.statements = [s for s in run.statements if id(s.region) not in gone]
        run.summaries = [n for n in run.summaries if n not in self._nodes]
        run.visits = [v for v in run.visits if v.variable not in self.variables]
        self._map_names()
        for index, statement in enumerate(run.statements):
            statement.index = index
        program.nodes = [n for n in program.nodes if n not in self._nodes]
        program.variables = [v for v in program.variables if v not in self.variables]
        program.optimizers = [o for o in program.optimizers if o not in self._optimizers]
        program.savers = [s for s in program.savers if id(s.statement) not in self._twins]
        for step in program.steps:
            held = [f for f in step.fetches if f in self._nodes or f in self.variables]
            step.folded = {
                id(self.objects[id(self._object(f))]): self._object(f)
                for f in held
                if self._object(f) is not None
            }
            step.statement = self._twins.get(id(step.statement), step.statement)
            step.fetches = [self.of(f) for f in step.fetches]
            step.feeds = [(self.of(n), e) for n, e in step.feeds]
            step.structure = self._renamed(step.structure, set())
            if isinstance(step.feed_mapping, values.Mapping):
                for key, _, _ in step.feed_mapping.entries:
                    self._renamed(key, set())
        for optimizer in program.optimizers:
            optimizer.trains = [n for n in optimizer.trains if n not in self._nodes]

    def _check_runs(self) -> None:
        """Refuses runs that need the graphs of several objects; one would stand for all."""
        for step in self.run.program.steps:
            if not any(isinstance(thing, model.Node) for thing in step.fetches):
                continue  # Variables are read from the object that holds them.
            used: dict[int, set] = {}
            for thing in step.fetches:
                for part in thing.slice() if isinstance(thing, model.Node) else [thing]:
                    held = self._object(part)
                    if held is not None:
                        first = self.objects.get(id(held), held)
                        used.setdefault(id(first), set()).add(id(held))
            if any(len(objects) > 1 for objects in used.values()):
                self.run.obstacle(
                    'several_objects',
                    step.site,
                    'one run computes with several objects of a class',
                    'run each of them by itself',
                )

    def _map_names(self) -> None:
        """Lets the names of the first call stand for those of the others."""
        run = self.run
        for key, held in run.reads.items():
            run.reads[key] = list(dict.fromkeys(self.bindings.get(b, b) for b in held))
        for name, held in run.bindings.items():
            run.bindings[name] = [b for b in held if b not in self.bindings]
        for fold in run.folds.values():
            fold.value = self._renamed(fold.value, set())
            fold.others = [self._renamed(answer, set()) for answer in fold.others]

    def _object(self, thing) -> values.Instance | None:
        """Returns the object whose constructor made a node or a variable."""
        region = thing.statement.region if thing.statement is not None else None
        return region.instance if region is not None else None

    def of(self, thing):
        """Returns what stands for a node or variable: the first object's."""
        return self._nodes.get(thing) or self.variables.get(thing) or thing

    def _renamed(self, value, seen: set):
        """Lets a fetched value mean the first object's nodes; returns it.

        What another object holds stays its own variable.
        """
        if isinstance(value, values.VariableValue) and value.variable in self.variables:
            value = copy.copy(value)
            value.variable = self.variables[value.variable]
        if id(value) in seen:
            return value
        seen.add(id(value))
        if isinstance(value, values.Tensor):
            value.node = self._nodes.get(value.node, value.node)
        elif isinstance(value, values.Sequence):
            value.items = [self._renamed(item, seen) for item in value.items]
        elif isinstance(value, values.Mapping):
            value.entries = [
                (self._renamed(key, seen), self._renamed(held, seen), *more)
                for key, held, *more in value.entries
            ]
        return value
