"""Which functions are regions: they run once, and make or run the graph of the program.

A function that only computes tensors stays whole and is called inside of steps. One that makes
placeholders, trains, opens a session or runs one is looked into, statement by statement, like the
module itself.
"""

import ast
import contextlib
import dataclasses

from migration.program import pipelines, state, values


@dataclasses.dataclass
class Extent:
    """One call of a function.

    Attributes:
      acts: whether it made placeholders, trained, opened or ran a session, differentiated what
        others computed, or, as a method, read or kept values of the graph.
      builds: whether it made any part of the graph.
      certain: whether it happens once, whatever happens.
      instance: the object whose method it is, or None.
    """

    acts: bool
    builds: bool
    certain: bool
    instance: values.Instance | None = None


class Opening:
    """The part of the interpreter that executes regions, and finds those of the next execution."""

    @contextlib.contextmanager
    def extent(self, function):
        """Notes what a call of a function does to the graph and its sessions."""
        nodes, steps = len(self.program.nodes), len(self.program.steps)
        sessions, variables = len(self.program.sessions), len(self.program.variables)
        touched = self.touched
        certain = not (self.loops or self.unseen or isinstance(function.node, ast.Lambda))
        yield
        made = {
            node.kind
            for node in self.program.nodes[nodes:]
            if node.kind != 'input' or not pipelines.is_returned(node.site, self.parents())
        }
        acts = (
            not made.isdisjoint({'input', 'minimize', 'init'})
            or len(self.program.steps) > steps
            or len(self.program.sessions) > sessions
            or any(
                node.kind == 'gradient' and any(n.id < nodes for n in node.detail['of'])
                for node in self.program.nodes[nodes:]
            )
        )
        instance = _object(function)
        if instance is not None:
            # A method that computes with what the object holds of the graph, or makes parts of it.
            computes = any(node.deferred for node in self.program.nodes[nodes:])
            acts = acts or self.touched > touched
            acts = acts or (computes and len(self.program.variables) > variables)
        extents = self.extents.setdefault(id(function.node), [])
        builds = len(self.program.nodes) > nodes or len(self.program.variables) > variables
        extents.append(Extent(acts, builds, certain, instance))

    def new_region(self, node, frame, instance=None):
        """Makes a region of a frame; returns it."""
        frame.region = state.Region(node, frame, instance)
        self.regions.append(frame.region)
        return frame.region

    def call_region(self, function, frame, node):
        """Executes a function whose statements are looked into one by one."""
        held = (self.current, self.withs, self.region, self.conditional, self.call_sites)
        part, self.part = self.part, None
        instance = _object(function)
        self.withs, self.conditional, self.call_sites = [], 0, []
        self.region = self.new_region(function.node, frame, instance)
        self.region.call = node
        self.region.path = tuple(self.path)
        self.region_calls[id(node)] = self.region
        self.suite(function.node.body, frame, root=True)
        self.current, self.withs, self.region, self.conditional, self.call_sites = held
        self.part = part

    def opened_functions(self) -> frozenset:
        """Returns the functions that the next execution looks into."""
        return frozenset(
            definition
            for definition, extents in self.extents.items()
            if all(extent.acts and extent.certain for extent in extents)
            and (len(extents) == 1 or _once_each(extents))
            and definition not in self.flow_record.passed
        )

    def is_opened(self, cls) -> bool:
        """Tells whether a method of a class, or of its bases, is a region."""
        held = [v for v in cls.attributes.values() if isinstance(v, values.Function)]
        return any(id(function.node) in self.opened for function in held) or any(
            isinstance(base, values.Class) and self.is_opened(base) for base in cls.bases
        )


def _once_each(extents: list) -> bool:
    """Tells whether calls are those of one method, once for each of several objects."""
    objects = {id(extent.instance) for extent in extents if extent.instance is not None}
    return len(objects) == len(extents)


def _object(function: values.Function) -> values.Instance | None:
    """Returns the object whose method a function is."""
    owner = function.owner
    return (owner.whole or owner) if isinstance(owner, values.Instance) else None
