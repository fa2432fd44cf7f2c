"""Which functions are regions: they run once, and make or run the graph of the program.

A function that only computes tensors stays whole and is called inside of steps. One that makes
placeholders, trains, opens a session or runs one is looked into, statement by statement, like the
module itself. So is one that may be called any number of times, where each call builds a graph,
runs it and is done with it. And one that computes, for some run, also with what is fed to others.
"""

import ast
import contextlib
import dataclasses

from migration.program import contained, feed_needs, pipelines, state, values


@dataclasses.dataclass
class Extent:
    """One call of a function.

    Attributes:
      acts: whether it made placeholders, trained, opened or ran a session, differentiated what
        others computed, made variables and returned a dictionary with values of the graph, or, as
        a method, read or kept such values.
      builds: whether it made any part of the graph.
      certain: whether it happens once, whatever happens.
      instance: the object whose method it is, or None.
      alone: what is known of a call that only works with what it makes itself, or None.
      within: the calls around it, innermost first.
      loops: how many loops are around it.
      has_statements: whether the function consists of statements, and is no `lambda`.
      runs: whether it opened or ran a session.
      nodes: the ids of the parts of the graph that it made.
    """

    acts: bool
    builds: bool
    certain: bool
    instance: values.Instance | None = None
    alone: contained.Contained | None = None
    within: tuple = ()
    loops: int = 0
    has_statements: bool = True
    runs: bool = False
    nodes: range = range(0)


class Opening:
    """The part of the interpreter that executes regions, and finds those of the next execution.

    Attributes:
      roots: the functions whose calls are contained, by the ids of those that they call, or None.
    """

    @contextlib.contextmanager
    def extent(self, function):
        """Notes what a call of a function does to the graph and its sessions."""
        nodes, steps = len(self.program.nodes), len(self.program.steps)
        sessions, variables = len(self.program.sessions), len(self.program.variables)
        touched = self.touched
        has_statements = not isinstance(function.node, ast.Lambda)
        certain = not (self.loops or self.unseen) and has_statements
        results: list = []
        watch = contained.Watch(self)
        within, loops = tuple(reversed(self.calls_under_way)), self.loops
        self.calls_under_way.append(contained.CallUnderWay(id(function.node), loops, self.unseen))
        yield results
        self.calls_under_way.pop()
        made = {
            node.kind
            for node in self.program.nodes[nodes:]
            if node.kind != 'input' or not pipelines.is_returned(node.site, self.parents())
        }
        runs = len(self.program.steps) > steps or len(self.program.sessions) > sessions
        acts = (
            not made.isdisjoint({'input', 'minimize', 'init'})
            or runs
            or any(
                node.kind == 'gradient' and any(n.id < nodes for n in node.detail['of'])
                for node in self.program.nodes[nodes:]
            )
        )
        acts = acts or id(function.node) in self.opened
        instance = _object(function)
        made_variables = len(self.program.variables) > variables
        # A dictionary of what a model consists of, from the function that makes the model.
        mine = self.program.variables[variables:]
        plain = all(_is_made_once(v.path, len(self.path)) for v in mine)
        acts = acts or (made_variables and plain and any(map(_is_model, results)))
        if instance is not None:
            # A method that computes with what the object holds of the graph, or makes parts of it.
            computes = any(node.deferred for node in self.program.nodes[nodes:])
            acts = acts or self.touched > touched
            acts = acts or (computes and made_variables)
        if isinstance(function.node, ast.Lambda):
            self.lambdas.add(id(function.node))
        extents = self.extents.setdefault(id(function.node), [])
        builds = len(self.program.nodes) > nodes or made_variables
        plain = isinstance(function.node, ast.FunctionDef) and function.owner is None
        known = (watch.result() or watch.looking()) if acts and plain else None
        made = range(nodes, len(self.program.nodes))
        extents.append(
            Extent(
                acts, builds, certain, instance, known, within, loops, has_statements, runs, made
            )
        )

    def new_region(self, node, frame, instance=None):
        """Makes a region of a frame; returns it."""
        frame.region = state.Region(node, frame, instance)
        self.regions.append(frame.region)
        return frame.region

    def call_region(self, function, frame, node):
        """Executes a function whose statements are looked into one by one."""
        held = (self.current, self.withs, self.region, self.conditional, self.call_sites)
        part, self.part = self.part, None
        opened = self.opened[id(function.node)]
        root, inside = self.root, opened.is_contained
        self.root = id(function.node) if inside else root
        self.roots.setdefault(id(function.node), set()).add(self.root)
        instance = _object(function)
        self.withs, self.conditional, self.call_sites = [], 0, []
        self.region = self.new_region(function.node, frame, instance)
        self.region.call = node
        self.region.caller = held[2]
        if node is not None:
            self.region_calls.setdefault(id(node), self.region)
        self.region.parameters = list(frame.names.values())
        alone = contained.alone(self, looks=opened.looks) if inside else contextlib.nullcontext()
        with alone:
            self.region.path = tuple(self.path)
            self.suite(function.node.body, frame, root=True)
        self.current, self.withs, self.region, self.conditional, self.call_sites = held
        self.part, self.root = part, root

    def opened_functions(self) -> dict:
        """Returns the functions that the next execution looks into."""
        # A lambda has no statements to look into.
        extents_of = {key: held for key, held in self.extents.items() if key not in self.lambdas}
        roots = {
            definition
            for definition, extents in extents_of.items()
            if all(e.alone is not None and e.alone.runs and e.alone.again for e in extents)
        }
        suites = {k for k, known in self.suites.items() if any(known) and None not in known}
        found = {suite: contained.Opened(True, {}) for suite in suites}
        for definition, extents in extents_of.items():
            calls = self.calls.get(definition, [])
            once = len(extents) == 1 or _once_each(extents)
            if definition in self.flow_record.passed or not all(
                e.acts and e.has_statements for e in extents
            ):
                continue
            if once and all(extent.certain for extent in extents):
                known, steps = [e.alone for e in extents], self.program.steps
                alone = all(
                    k is not None and k.runs and not k.looks and not k.is_left(steps) for k in known
                )
                found[definition] = contained.Opened(alone, {})
            elif definition in roots:
                looks = any(e.alone.looks for e in extents)
                found[definition] = contained.Opened(True, contained.varying(calls), looks)
            elif contained.is_part(extents, roots | suites, _once_each):
                found[definition] = contained.Opened(False, contained.varying(calls))
        plain = {
            definition: extents[0]
            for definition, extents in extents_of.items()
            if definition not in found and definition not in self.flow_record.passed
            if len(extents) == 1 and extents[0].certain and extents[0].has_statements
            if extents[0].instance is None
        }
        for definition in feed_needs.mixing(self.program, {k: e.nodes for k, e in plain.items()}):
            if all(call.definition in found for call in plain[definition].within):
                found[definition] = contained.Opened(False, {})
        return found

    @contextlib.contextmanager
    def watched(self, node, in_loop=False):
        """Notes what a turn of a loop, or a branch, does to the graph and its sessions."""
        watch = contained.Watch(self)
        self.calls_under_way.append(contained.CallUnderWay(id(node), self.loops, self.unseen))
        yield
        self.calls_under_way.pop()
        known = watch.result()
        if watch.acts():
            fits = known is not None and known.runs and (known.again or not in_loop)
            self.suites.setdefault(id(node), []).append(known if fits else None)

    def check_contained(self):
        """Refuses to run what a call builds that may be one of many, outside of that call."""
        for step in self.program.steps:
            for thing in [*step.fetches, *step.slice()]:
                home = thing.statement.container if thing.statement is not None else None
                if home is not None and not home.holds(step.moment.container):
                    self.obstacle(
                        'graph_of_one_call',
                        step.site,
                        'this runs the graph that one call or turn of a loop builds, outside of it',
                        'run it where it is built, or build it in a class',
                    )

    def is_opened(self, cls) -> bool:
        """Tells whether a method of a class, or of its bases, is a region."""
        held = [v for v in cls.attributes.values() if isinstance(v, values.Function)]
        return any(id(function.node) in self.opened for function in held) or any(
            isinstance(base, values.Class) and self.is_opened(base) for base in cls.bases
        )


def _is_made_once(path: tuple, depth: int) -> bool:
    """Tells whether something is made by no loop of the function whose call ends a path."""
    return not any(part.startswith(('[', '*')) for part in path[depth + 1 : depth + 2])


def _is_model(value: values.Value) -> bool:
    """Tells whether a value is a dictionary with values of the graph."""
    return isinstance(value, values.Mapping) and values.is_deferred(value)


def _once_each(extents: list) -> bool:
    """Tells whether calls are those of one method, once for each of several objects."""
    objects = {id(extent.instance) for extent in extents if extent.instance is not None}
    return len(objects) == len(extents)


def _object(function: values.Function) -> values.Instance | None:
    """Returns the object whose method a function is."""
    owner = function.owner
    return (owner.whole or owner) if isinstance(owner, values.Instance) else None
