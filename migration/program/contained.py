"""Calls that build a graph, run it and are done with it: it does not matter how many follow.

A function which trains a model in a graph of its own may be called again and again, in a loop or by
other modules: each call makes its variables and functions anew, in TF 2 as in TF 1.
"""

import contextlib
import dataclasses
from typing import Any

from migration.program import model, values


@dataclasses.dataclass
class CallUnderWay:
    """A call that is executed.

    Attributes:
      definition: the id of the function.
      loops: how many loops are around it.
      unseen: how many functions that nothing calls are around it.
    """

    definition: int
    loops: int
    unseen: int


@dataclasses.dataclass
class Contained:
    """What a call does that works with nothing of the graph but what it makes itself.

    Attributes:
      runs: whether it also runs what it makes.
      again: whether it does the same however often it is called.
      looks: whether it also computes with what others made, and changes nothing of it.
      made: the nodes and variables that it makes.
      steps: how many steps there were before and after it.
    """

    runs: bool
    again: bool
    made: set
    steps: range
    looks: bool = False

    def is_left(self, steps: list) -> bool:
        """Tells whether something of what it made is run after it."""
        others = [*steps[: self.steps.start], *steps[self.steps.stop :]]
        return any(not self.made.isdisjoint([*s.fetches, *s.slice()]) for s in others)


@dataclasses.dataclass(eq=False)
class Container:
    """A contained call, turn of a loop, or branch.

    Attributes:
      is_repeated: whether it may happen any number of times.
      around: the one around it, or None.
    """

    is_repeated: bool
    around: Any = None

    def holds(self, other) -> bool:
        """Tells whether another one is this one, or inside of it."""
        while other is not None and other is not self:
            other = other.around
        return other is self


@dataclasses.dataclass
class Opened:
    """How the next execution looks into a function.

    Attributes:
      is_contained: whether each of its calls builds and runs a graph of its own.
      varying: values that stand for what calls give to parameters, where they give different ones.
      looks: whether calls look at the graph of others, so that it matters when they happen.
    """

    is_contained: bool
    varying: dict
    looks: bool = False


# What is computed and changes nothing.
_LOOKS = ('compute', 'constant', 'static')


class Watch:
    """Watches what one call does to the graph.

    Args:
      run: the interpreter, before the call.
    """

    def __init__(self, run):
        self.run = run
        self.nodes, self.steps = len(run.program.nodes), len(run.program.steps)
        self.variables, self.sessions = len(run.program.variables), len(run.program.sessions)
        self.events = len(run.program.events)
        self.asked, self.graph = run.folded, run.graph.key

    def acts(self) -> bool:
        """Tells whether the call built or ran anything."""
        program = self.run.program
        deferred = any(n.deferred for n in program.nodes[self.nodes :])
        return deferred or len(program.steps) > self.steps or len(program.sessions) > self.sessions

    def result(self) -> Contained | None:
        """Returns what is known of the call, after it; None where it is not contained."""
        program = self.run.program
        nodes, steps = program.nodes[self.nodes :], program.steps[self.steps :]
        made = set(program.variables[self.variables :])
        first = len(program.nodes) - len(nodes)
        for node in nodes:
            if any(i.deferred and i.id < first for i in node.inputs):
                return None
            used = [*node.reads, *node.writes]
            if node.kind != 'init':  # What else it initialises has a value of its own elsewhere.
                used += node.detail.get('variables') or ()
            if not made.issuperset(used):
                return None
        sessions = program.sessions[self.sessions :]
        for _, _, session, _ in program.events[self.events :]:
            if session is not None and session not in sessions:
                return None
        for step in steps:
            if step.session is None or not all(self._is_made(f, made, first) for f in step.fetches):
                return None
            if any(node.id < first for node, _ in step.feeds):
                return None
        builds = bool(made) or any(n.kind in ('input', 'minimize') for n in nodes)
        # In a graph that others use, it may not ask for all variables that there are.
        fresh = all(thing.graph is not self.graph for thing in [*nodes, *made])
        saves = any(made.intersection(s.variables) for s in program.savers)
        again = fresh or not (saves or self.run.folded > self.asked)
        ran = range(self.steps, len(program.steps))
        return Contained(bool(steps) and builds, again, {*nodes, *made}, ran)

    def looking(self) -> Contained | None:
        """Returns what is known of a call that looks at the graph of others, after it.

        It computes with their values, runs what it computes, and changes nothing.
        """
        program = self.run.program
        nodes, steps = program.nodes[self.nodes :], program.steps[self.steps :]
        changes = (
            len(program.variables) > self.variables
            or len(program.sessions) > self.sessions
            or any(kind != 'step' for kind, *_ in program.events[self.events :])
            or self.run.folded > self.asked
            or any(n.kind not in _LOOKS or n.writes for n in nodes)
        )
        fetched = [part for step in steps for f in step.fetches for part in _parts(f)]
        first = self.nodes
        uses = any(n.id >= first and n.deferred for n in fetched)
        if changes or not uses or any(n.writes for n in fetched):
            return None
        if any(step.session is None for step in steps):
            return None
        return Contained(True, True, {*nodes}, range(self.steps, len(program.steps)), looks=True)

    def _is_made(self, fetch, made: set, first: int) -> bool:
        if isinstance(fetch, model.Variable):
            return fetch in made
        return all(n.id >= first or not n.deferred for n in fetch.slice())


def _parts(fetch) -> list:
    """Returns the nodes that a run computes for what it fetches."""
    return [] if isinstance(fetch, model.Variable) else fetch.slice()


@contextlib.contextmanager
def alone(run, in_loop: bool = False, looks: bool = False):
    """Executes a contained call, turn or branch as if it were the only one."""
    names = ('loops', 'unseen', 'imagined', 'conditional', '_ways', 'path', 'unseen_function')
    held = {name: getattr(run, name) for name in (*names, 'container', 'turns')}
    run.container = Container(bool(in_loop or run.loops or run.unseen), run.container)
    run.loops = run.unseen = run.imagined = run.conditional = 0
    run._ways, run.path, run.unseen_function = (), [], None
    run.turns = run.turns if looks else []
    yield
    for name, value in held.items():
        setattr(run, name, value)


def is_part(extents: list, roots: set, once_each) -> bool:
    """Tells whether a function is called once, whatever happens, by each call of others.

    Args:
      extents: the calls of the function.
      roots: the functions whose calls are contained.
      once_each: tells whether calls are those of a method, once for each object.
    """
    calls: dict[int, list] = {}
    for extent in extents:
        call = next((c for c in extent.within if c.definition in roots), None)
        if call is None or extent.loops != call.loops:
            return False
        calls.setdefault(id(call), []).append(extent)
    return all(len(held) == 1 or once_each(held) for held in calls.values())


def varying(calls: list) -> dict:
    """Returns values that stand for what calls give to parameters, where they differ."""
    found = {}
    for name in calls[0].bound if len(calls) > 1 else ():
        given = [call.bound.get(name) for call in calls]
        if all(isinstance(v, values.Constant) for v in given):
            if len({(type(v.value), repr(v.value)) for v in given}) > 1:
                numbers = all(isinstance(v.value, (int, float)) for v in given)
                flags = any(isinstance(v.value, bool) for v in given)
                found[name] = values.Scalar() if numbers and not flags else values.Unknown()
        elif all(isinstance(v, (values.Symbol, values.Function)) for v in given):
            options = {getattr(v, 'path', None) or id(getattr(v, 'node', v)): v for v in given}
            if len(options) > 1:
                found[name] = values.Choice(list(options.values()))
    return found
