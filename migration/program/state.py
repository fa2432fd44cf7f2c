"""What the abstract execution of a TF1 program keeps: frames, graph state, statements."""

import ast
import copy
import dataclasses
from typing import Any

from migration.program import model, values


@dataclasses.dataclass(eq=False)
class Binding:
    """A name at the moment when it is bound.

    Attributes:
      origin: the binding that this one is, with less known of its value.
      parts: the bindings of which it may be each.
      several: whether it stands for what several ways to a place bind.
    """

    name: str
    value: values.Value
    statement: Any
    frame: Any
    conditional: bool = False
    target: Any = None
    imported: bool = False
    is_parameter: bool = False
    origin: Any = None
    several: bool = False
    parts: tuple = ()


@dataclasses.dataclass(eq=False)
class Region:
    """A suite that is converted statement by statement.

    It is the suite of the module, or that of a function which runs once and makes placeholders,
    trains or runs a session.

    Attributes:
      node: the function; None for the module.
      frame: its names.
      instance: the object whose method the function is, or None.
      call: the call that runs it.
      path: the calls and loop turns around that call.
      caller: the region in which that call stands.
      parameters: the bindings of the function's parameters.
    """

    node: Any
    frame: Any
    instance: Any = None
    call: Any = None
    path: tuple = ()
    caller: Any = None
    parameters: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass(eq=False)
class Statement:
    """A statement of a region, and what its execution did.

    Attributes:
      node: the statement; a `with` that only enters scopes or sessions is not one,
        the statements in it are.
      withs: the `with` statements around it that are looked through.
      region: the suite that it belongs to.
      reads: names of regions that it reads, as (ast.Name, Binding).
      inner_reads: names of regions that functions read while it calls them.
      binds: names of regions that it binds.
      kept: bindings of names that it binds on some ways only, so that they may stay what they were.
      returned: the value that it returns, where it is a `return`.
      graph: what is in the graph that was the default one before it.
      moment: how many statements of regions were begun before it.
      ways: the branches and loops in which its region is executed, and the conditions in which
        that may have been left before.
      container: the call, turn or branch around it that builds and runs a graph of its own.
      impure: what it does that must happen once and where it is, as (the outermost call, what,
        what is changed, the calls around it and the node itself).
    """

    node: ast.stmt
    withs: tuple
    index: int
    region: Region | None = None
    reads: list = dataclasses.field(default_factory=list)
    inner_reads: list = dataclasses.field(default_factory=list)
    binds: list = dataclasses.field(default_factory=list)
    nodes: list = dataclasses.field(default_factory=list)
    variables: list = dataclasses.field(default_factory=list)
    steps: list = dataclasses.field(default_factory=list)
    functions: list = dataclasses.field(default_factory=list)
    kept: list = dataclasses.field(default_factory=list)
    impure: list = dataclasses.field(default_factory=list)
    returned: Any = None
    graph: Any = None
    moment: int = 0
    ways: set = dataclasses.field(default_factory=set)
    container: Any = None


class Frame:
    """The names of a module, a function call or a class body."""

    def __init__(self, parent: 'Frame | None' = None, kind: str = 'module'):
        self.parent = parent
        self.kind = kind
        self.names: dict[str, Binding] = {}
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()
        self.returned: list = []
        self.element: values.Value | None = (
            None  # Of a dataset: its parts have names that are returned.
        )
        self.yields = False
        self.region: Region | None = None
        self.left: list = []  # Ids of conditions in which it may have returned.
        self.finished = False  # Whether what follows is never executed.

    @property
    def module(self) -> 'Frame':
        """The frame of the module around this one."""
        frame = self
        while frame.parent is not None:
            frame = frame.parent
        return frame

    def find(self, name: str) -> tuple['Frame | None', Binding | None]:
        """Returns the binding that a read of the name sees, and its frame."""
        if name in self.globals:
            frame = self.module
            return frame, frame.names.get(name)
        frame: Frame | None = self
        while frame is not None:
            # The names of a class body are not seen from its methods.
            if name in frame.names and (frame is self or frame.kind != 'class'):
                return frame, frame.names[name]
            frame = frame.parent
        return None, None

    def target(self, name: str) -> 'Frame':
        """Returns the frame in which an assignment binds the name."""
        if name in self.globals:
            return self.module
        if name in self.nonlocals and self.parent is not None:
            frame, _ = self.parent.find(name)
            return frame or self
        return self


class GraphState:
    """The state of a graph: scopes, name counters, variables, collections."""

    def __init__(self):
        self.key = object()  # The same in copies of this graph.
        self.variables: list[model.Variable] = []
        self.op_scopes: list[str] = ['']
        # The expressions that enter scopes, what these ask to be called, and names outside and in.
        self.entered: list[tuple] = []
        self.op_names: set[str] = set()  # Of operations, in lower case.
        self.variable_scopes: list[values.Scope] = [values.Scope('variable_scope')]
        self.opened: dict[str, int] = {}
        self.left: list = []  # What `opened` is again when a scope is left.
        self.counters: dict[str, int] = {}
        self.by_name: dict[str, model.Variable] = {}
        self.collections: dict[str, values.Sequence] = {}
        self.named: dict[str, list] = {}
        self.losses: list = []
        self.control: list = []
        self.seed: Any = None

    def apart(self) -> 'GraphState':
        """Returns a graph like this one, to which what is made does not belong."""
        other = copy.copy(self)
        for name, value in vars(self).items():
            if isinstance(value, (dict, list)) and name != 'variables':
                setattr(other, name, value.copy())
        return other

    def unique(self, name: str) -> str:
        """Returns the name that a graph gives to an operation which asks for `name`.

        Source: `Graph.unique_name` (tensorflow/python/framework/ops.py, 1.15): counted
        without regard to case, later ones get `_1`, `_2`.
        """
        full = joined(self.op_scopes[-1], name)
        key = full.lower()
        count = self.counters.get(key, 0)
        self.counters[key] = count + 1
        if not count:
            return full
        while f'{key}_{count}' in self.counters:
            count += 1
        self.counters[f'{key}_{count}'] = 1
        return f'{full}_{count}'

    @property
    def variable_scope(self) -> values.Scope:
        """The variable scope that is entered now."""
        return self.variable_scopes[-1]

    def scoped(self, name: str) -> str:
        """Returns the name of a variable that `get_variable` makes in the current scope."""
        return joined(self.variable_scope.name, name)


def joined(scope: str, name: str) -> str:
    """Returns the full name of what has a name in a scope."""
    return f'{scope}/{name}' if scope else name
