"""The graph program: what a TF1 program builds, and the steps in which it runs it."""

import ast
import dataclasses
from typing import Any


@dataclasses.dataclass(eq=False)
class Node:
    """A value of the graph.

    Its identity is the expression that made it, the calls that led there and the
    turns of the loops around it: one span may stand for many nodes.

    Attributes:
      kind: 'input', 'constant', 'compute', 'random', 'effect', 'minimize', 'init', 'group', 'call',
        'check' (what only looks at values, such as an assertion).
      op: the TensorFlow name or operator that made it.
      site: the expression that made it.
      path: the calls (`build@12`) and loop turns (`[0]`) around it, outermost first; `*` stands
        for every turn of a loop of unknown length, `?@12` for a call that is not seen.
      inputs: the nodes that it is computed from.
      reads: the variables that it reads itself.
      writes: the variables that it writes itself.
      deferred: whether its value exists only inside a step.
      detail: what only some kinds have (an input's dtype and shape, for instance).
      after: those of the inputs that only must be computed before.
      late: whether it comes after a change of variables in the same step.
      graph: what all nodes of its graph have in common.
      dtype: the type of its value, such as 'float32'; '' where it is not known.
      call: the values that it is computed from as they are given: in order, and by name.
    """

    id: int
    kind: str
    op: str
    site: ast.AST
    path: tuple
    inputs: tuple = ()
    reads: tuple = ()
    writes: tuple = ()
    deferred: bool = False
    statement: Any = None
    name: str = ''
    detail: dict = dataclasses.field(default_factory=dict)
    after: tuple = ()
    late: bool = False
    graph: Any = None
    dtype: str = ''
    call: tuple = ((), {})

    def slice(self) -> list:
        """Returns this node and all that it is computed from, in the order of their making."""
        seen, stack = {}, [self]
        while stack:
            node = stack.pop()
            if node.id not in seen:
                seen[node.id] = node
                stack += node.inputs
        return [seen[key] for key in sorted(seen)]

    @property
    def is_of_step(self) -> bool:
        """Whether it needs what only a session has: fed values or variables."""
        seen, stack = set(), [self]
        while stack:
            node = stack.pop()
            if node.kind == 'static' or node.id in seen:
                continue
            if node.kind in ('input', 'effect', 'minimize') or node.reads:
                return True
            seen.add(node.id)
            stack += node.inputs
        return False


@dataclasses.dataclass(eq=False)
class Variable:
    """A variable of the graph.

    Attributes:
      name: its TF1 name, without `:0`.
      site: the call that made it.
      path: the calls and loop turns around it.
      trainable: whether it is in the collection of trainable variables; None when unknown.
      shape, dtype: such as `[3, 4]` and `float32`, '' when they are not known.
      owner: the object or scope that holds it.
      reference: the Python expression that reads it in the converted program.
      calls: the calls of the program's functions around it, outermost first.
      gathered: whether single rows of it are read, so that its gradient is made of slices.
      local: whether it is in the collection of local variables, not in that of global ones.
      unlisted: whether it is in no collection of variables.
      after: how many nodes the graph had when it was made.
      requested: the name that the program asked for, if it did.
      drawn: whether each initialisation draws random numbers, or may do so.
      graph: what all variables of its graph have in common.
      defaults: expressions that its variable scope gives, by the argument's name.
      layer: the layer that it belongs to; None for a variable that the program made itself.
      attribute: of the Keras layer that it is.
      uncertain: whether Python decides only when it runs if it is made.
    """

    name: str
    site: ast.AST
    path: tuple
    trainable: bool | None = True
    shape: str = ''
    dtype: str = ''
    owner: str = ''
    reference: str = ''
    after_init: bool = False
    statement: Any = None
    uses: int = 1
    initializer: Any = None
    regularizer: Any = None
    gathered: bool = False
    calls: tuple = ()
    local: bool = False
    unlisted: bool = False
    after: int = 0
    requested: str = ''
    drawn: bool = True
    graph: Any = None
    defaults: dict = dataclasses.field(default_factory=dict)
    layer: Any = None
    attribute: str = ''
    uncertain: bool = False


@dataclasses.dataclass(eq=False)
class Layer:
    """A layer: some variables, and what is computed with them whenever it is called.

    Attributes:
      symbol: the TensorFlow name of the function or class that makes it.
      core: that of the function of `tf.layers` which does the same.
      name: the scope of its variables, without `:0`.
      site: the call that made it.
      statement: the statement that the call stands in.
      path: the calls and loop turns around the call.
      calls: the calls of the program's functions around it, outermost first.
      variables: by the attributes of the Keras layer.
      given: the values of its parameters, by their names.
      places: the expressions of these, or their texts.
      labels: the expressions by which its variables are named and found, by the parameters.
      parts: the layers that it consists of, where it is more than one.
      activation: what is computed of the output of the last part, as (value, expression or text).
      input_shape: the static shape of its first input.
      requested: the name that the program asked for.
      uses: its calls.
    """

    symbol: str
    name: str
    site: ast.Call
    statement: Any
    path: tuple
    calls: tuple = ()
    variables: dict = dataclasses.field(default_factory=dict)
    given: dict = dataclasses.field(default_factory=dict)
    places: dict = dataclasses.field(default_factory=dict)
    labels: dict = dataclasses.field(default_factory=dict)
    core: str = ''
    parts: list = dataclasses.field(default_factory=list)
    activation: Any = None
    input_shape: tuple | None = None
    requested: str = ''
    uses: list = dataclasses.field(default_factory=list)

    @property
    def rank(self) -> int | None:
        """The rank of its input."""
        return None if self.input_shape is None else len(self.input_shape)


@dataclasses.dataclass(eq=False)
class LayerUse:
    """One call of a layer.

    Attributes:
      site: the call.
      node: what it computes.
      inputs: the expression of what it is called with.
      training: the value of the flag; None for a layer that has none.
      training_place: its expression; None where it is the default.
      statistics: the node that moves the layer's own variables; None where none does.
      at_once: whether they move whenever the layer is called to train.
      kept: expressions that the call reads besides.
    """

    layer: Layer
    site: ast.Call
    node: Node
    inputs: ast.expr | None
    training: Any = None
    training_place: ast.expr | str | None = None
    statistics: Node | None = None
    at_once: bool = False
    kept: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass(eq=False)
class Optimizer:
    """An optimizer, and the nodes in which it trains."""

    symbol: str
    site: ast.Call
    statement: Any
    reference: str = ''
    trains: list = dataclasses.field(default_factory=list)
    uncertain: bool = False  # Whether only a condition leads to it.


@dataclasses.dataclass(eq=False)
class Saver:
    """A saver, which writes variables to files and reads them back.

    Attributes:
      site: the call that made it.
      statement: the statement that the call stands in.
      variables: what it saves, as the graph was when it was made.
      optimizers: those whose slots it saves too.
      keys: the names that the program gave to variables, where it did.
      calls: calls of its methods, as (node, name).
      called: the statements in which they happen.
    """

    site: ast.Call
    statement: Any
    variables: list
    optimizers: list
    keys: dict = dataclasses.field(default_factory=dict)
    calls: list = dataclasses.field(default_factory=list)
    called: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass(eq=False)
class Addition:
    """A call of `FileWriter.add_summary`.

    Attributes:
      site: the call.
      writer: the call that made the writer.
      step: the run that made the summary.
    """

    site: ast.Call
    writer: ast.AST
    step: Any


@dataclasses.dataclass(eq=False)
class Session:
    """A session: the store in which variables of a graph have values."""

    number: int
    site: ast.AST
    graph: Any = None
    inits: int = 0


@dataclasses.dataclass(eq=False)
class Step:
    """An evaluation of the graph.

    Attributes:
      site: the `run` or `eval` call.
      structure: the abstract value that is fetched.
      texts: the flattened fetches as the source spells them.
      fetches: the flattened fetched values (Node or Variable).
      feeds: pairs of the node that is fed and the expression of its value.
      feed_name: the name of the dictionary that is fed, when it was built apart.
      built: how many nodes the graph had.
      tree: how the fetches are nested; None where it is not known.
    """

    site: ast.Call
    structure: Any
    texts: list
    fetches: list
    feeds: list
    session: Any
    path: tuple
    built: int
    statement: Any = None
    after_more_graph: bool = False
    recording: Any = None
    tree: Any = None

    def slice(self) -> list:
        """Returns the nodes that the fetches reach; a fed node cuts the way."""
        fed = {node.id for node, _ in self.feeds}
        seen = {}
        stack = [f for f in self.fetches if isinstance(f, Node)]
        while stack:
            node = stack.pop()
            if node.id not in seen:
                seen[node.id] = node
                if node.id not in fed:
                    stack += node.inputs
        return [seen[key] for key in sorted(seen)]

    def inputs(self) -> list:
        """Returns the nodes whose values come from outside: inputs and fed nodes."""
        fed = {node.id for node, _ in self.feeds}
        return [n for n in self.slice() if n.kind == 'input' or n.id in fed]

    def reads(self) -> list:
        """Returns the variables that the step reads, in the order of their making."""
        found = [f for f in self.fetches if isinstance(f, Variable)]
        fed = {node.id for node, _ in self.feeds}
        for node in self.slice():
            if node.id not in fed:
                found += node.reads
        return list(dict.fromkeys(found))

    def writes(self) -> list:
        """Returns the variables that the step writes."""
        return list(dict.fromkeys(v for node in self.slice() for v in node.writes))


@dataclasses.dataclass(eq=False)
class Obstacle:
    """Something that the user must act on: mostly something that was not understood."""

    rule: str
    site: ast.AST
    reason: str
    way_out: str = ''


@dataclasses.dataclass(eq=False)
class Program:
    """A whole TF1 program.

    Attributes:
      obstacles: why it is not converted.
      warnings: what is converted, and needs a look.
      events: what happens to sessions, in order, as (kind, site, session, thing): 'open', 'init'
        (with the variables and optimizers that get their initial values), 'step' (with the Step),
        'save' and 'restore' (with the Saver), 'close'.
      moments: when each event happens (`stores.Moment`).
    """

    nodes: list = dataclasses.field(default_factory=list)
    variables: list = dataclasses.field(default_factory=list)
    steps: list = dataclasses.field(default_factory=list)
    sessions: list = dataclasses.field(default_factory=list)
    optimizers: list = dataclasses.field(default_factory=list)
    obstacles: list = dataclasses.field(default_factory=list)
    warnings: list = dataclasses.field(default_factory=list)
    events: list = dataclasses.field(default_factory=list)
    moments: list = dataclasses.field(default_factory=list)
    savers: list = dataclasses.field(default_factory=list)
    layers: list = dataclasses.field(default_factory=list)

    @property
    def inputs(self) -> list:
        """The placeholders."""
        return [node for node in self.nodes if node.kind == 'input']
