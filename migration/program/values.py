"""What a Python expression can stand for while a TF1 program builds its graph."""

import ast
import dataclasses
import functools
from typing import Any

from migration.program import model


class Value:
    """An abstract value."""


@dataclasses.dataclass(eq=False)
class Unknown(Value):
    """A Python value that is known only when the program runs.

    Attributes:
      base: the object whose memory it shares.
      single: whether it is an array of one element that is no scalar.
      array_type: of an array: the type of its elements, such as 'float32', where it is known.
    """

    base: Any = dataclasses.field(default=None, kw_only=True)
    array_type: str = dataclasses.field(default='', kw_only=True)
    single: bool = dataclasses.field(default=False, kw_only=True)


@dataclasses.dataclass(eq=False)
class Foreign(Unknown):
    """A module that is not part of the program, or a name imported from it."""

    path: str


@dataclasses.dataclass(eq=False)
class Shape(Unknown):
    """The static shape of a variable or of a constant, or one of its dimensions.

    Attributes:
      form: what is known of it, a `shapes.Form`.
    """

    form: Any = dataclasses.field(default=None, kw_only=True)


@dataclasses.dataclass(eq=False)
class Scalar(Unknown):
    """A number or text that is known only when the program runs; nothing changes it in place."""


@dataclasses.dataclass(eq=False)
class Text(Scalar):
    """A text of which only a pattern is known, with `?` for what is not."""

    pattern: str


@dataclasses.dataclass(eq=False)
class Hyperparameters(Unknown):
    """A `tf.contrib.training.HParams`."""


@dataclasses.dataclass(eq=False)
class Initializer(Unknown):
    """An initializer object of TensorFlow's own."""

    path: str


@dataclasses.dataclass(eq=False)
class Regularizer(Unknown):
    """A regularizer of TensorFlow's own, the call that made it, and its scale."""

    path: str
    node: ast.Call
    scale: Value | None = None


@dataclasses.dataclass(eq=False)
class Constant(Value):
    """A Python value that the source spells out."""

    value: Any


@dataclasses.dataclass(eq=False)
class Assumed(Constant):
    """A flag that a caller may give, and is what its default says where no caller is seen."""


@dataclasses.dataclass(eq=False)
class Symbol(Value):
    """A name of TensorFlow's public API, such as `nn.relu`; '' is the package itself."""

    path: str


@dataclasses.dataclass(eq=False)
class Tensor(Value):
    """A tensor or an operation of the graph."""

    node: model.Node


@dataclasses.dataclass(eq=False)
class TensorArray(Tensor):
    """A `tf.TensorArray`, which only exists inside of a step."""


@dataclasses.dataclass(eq=False)
class VariableValue(Value):
    """A `tf.Variable`."""

    variable: model.Variable


@dataclasses.dataclass(eq=False)
class AnyVariable(Value):
    """One of several variables: what a loop over a list of them binds, whichever turn it is."""

    variables: list


@dataclasses.dataclass(eq=False)
class Optimizer(Value):
    """A `tf.train.Optimizer` and the call that made it."""

    optimizer: model.Optimizer


@dataclasses.dataclass(eq=False)
class Saver(Value):
    """A `tf.train.Saver`."""

    saver: model.Saver


@dataclasses.dataclass(eq=False)
class Writer(Value):
    """A `tf.summary.FileWriter`, and the call that made it."""

    site: Any


@dataclasses.dataclass(eq=False)
class FetchedSummary(Value):
    """What a session returned for a summary: bytes that only a writer understands."""

    step: Any


@dataclasses.dataclass(eq=False)
class Session(Value):
    """A `tf.Session`."""

    session: model.Session


@dataclasses.dataclass(eq=False)
class MadeCallable(Value):
    """What `session.make_callable` returns.

    Attributes:
      session: whose it is.
      fetches: what it runs.
      place: the expression of that.
      keys: what its arguments are fed to.
      key_places: the expressions of these.
    """

    session: model.Session
    fetches: Value
    place: ast.expr
    keys: list
    key_places: list


@dataclasses.dataclass(eq=False)
class Scope(Value):
    """What `with` enters: a name scope, a variable scope, a graph, a device.

    Attributes:
      name: of a variable scope that was entered: its full name.
      reuse: whether variables are found again: False, True, 'AUTO_REUSE'.
      op_scope: the full name scope that was opened with it.
      defaults: what the variables in it get unless they say otherwise, as (value, expression).
      request: how the scope was asked for, until it is entered.
      graph: the graph that it is.
      of_layer: whether a layer entered it for its own variables.
      counted: the default name that it was entered by, which is numbered where it is taken.
    """

    kind: str
    name: str = ''
    reuse: Any = False
    op_scope: str = ''
    defaults: dict = dataclasses.field(default_factory=dict)
    request: Any = None
    graph: Any = None
    of_layer: bool = False
    counted: str = ''


@dataclasses.dataclass(eq=False)
class VariableOp(Value):
    """The operation of one of some variables, which only tells its name."""

    variables: list


@dataclasses.dataclass(eq=False)
class Sequence(Value):
    """A list or tuple whose elements are known.

    Attributes:
      open: whether there may be others, or fewer, so that only what it may hold is known.
      node: the node that its elements are parts of, such as a state that a run may feed.
      used: whether Python uses what a run gives for its elements.
      unordered: whether it is a set, whose order is known only where that of hashes is none.
    """

    items: list
    mutable: bool = True
    open: bool = False
    node: model.Node | None = dataclasses.field(default=None, kw_only=True)
    unordered: bool = False
    used: bool = dataclasses.field(default=False, kw_only=True)


@dataclasses.dataclass(eq=False)
class RecordType(Value):
    """A class that `collections.namedtuple` made."""

    fields: list


@dataclasses.dataclass(eq=False)
class Record(Sequence):
    """A named tuple, and the call that made it."""

    made_by: RecordType = None
    site: Any = None


@dataclasses.dataclass(eq=False)
class StateTuple(Sequence):
    """An `LSTMStateTuple`: a tuple whose elements are also called `c` and `h`."""


@dataclasses.dataclass(eq=False)
class Cell(Value):
    """A cell of a recurrent network.

    Attributes:
      kind: the name of its class.
      site: the call that made it.
      statement: the statement of a region that the call stands in.
      given: the values of its parameters, by their names.
      places: the expressions of these.
      inner: the cells that it is made of.
      variables: by their paths from the Keras cell; None until it is called first.
      calls: the calls of the program's functions around the call that made it.
      input_shape: the static shape of what it was called with first.
    """

    kind: str
    site: Any
    statement: Any
    given: dict
    places: dict
    inner: list = dataclasses.field(default_factory=list)
    variables: Any = None
    calls: tuple = ()
    input_shape: Any = None

    @property
    def graph_nodes(self) -> list:
        """The nodes of the graph that it depends on, such as a probability that is fed."""
        held = [v for name, v in self.given.items() if name not in ('cell', 'cells')]
        parts = [n for v in held for n in nodes_in(v)]
        return parts + [n for cell in self.inner for n in cell.graph_nodes]


@dataclasses.dataclass(eq=False)
class Mapping(Value):
    """A dictionary whose entries are known, in the order of their assignment.

    Attributes:
      entries: (key, value, the expression of the value or None); later ones replace former ones.
      open: whether there may be others, or fewer.
      optional: ids of the nodes that are keys of it at some times only.
      ways: the branches and loops in which it was made.
      displays: the displays that may have made it.
    """

    entries: list
    open: bool = False
    optional: set = dataclasses.field(default_factory=set)
    ways: tuple = ()
    displays: list = dataclasses.field(default_factory=list)

    def current(self) -> list:
        """Returns the keys with their present values."""
        found: dict = {}
        for key, value, _ in self.entries:
            name = ('constant', key.value) if _is_hashable(key) else ('object', id(key))
            if node_of(key) is not None:
                name = ('node', node_of(key).id)
            found[name] = (found.get(name, (key,))[0], value)
        return list(found.values())

    def get(self, key: Any) -> Value | None:
        """Returns the entry of a constant key."""
        for k, v, _ in reversed(self.entries):
            if isinstance(k, Constant) and k.value == key:
                return v
        return None


@dataclasses.dataclass(eq=False)
class Function(Value):
    """A function or lambda of the program.

    Attributes:
      owner: the class that it is defined in, or the object that it is bound to.
      binds: what its decorator makes of it in a class: 'staticmethod', 'classmethod', 'property'.
    """

    node: ast.AST
    frame: Any
    module: Any = None
    owner: Any = None
    binds: str = ''


@dataclasses.dataclass(eq=False)
class Choice(Value):
    """One of several functions, or None; Python decides which."""

    options: list


@dataclasses.dataclass(eq=False)
class Class(Value):
    """A class of the program."""

    node: ast.ClassDef
    bases: list
    attributes: dict

    def ancestors(self) -> list:
        """Returns the classes of the program that this one is derived from."""
        found = [base for base in self.bases if isinstance(base, Class)]
        return [*found, *(a for base in found for a in base.ancestors())]

    def find(self, name: str) -> Value | None:
        """Returns an attribute, looked up along the first bases."""
        if name in self.attributes:
            return self.attributes[name]
        for base in self.bases:
            if isinstance(base, Class):
                found = base.find(name)
                if found is not None:
                    return found
        return None


@dataclasses.dataclass(eq=False)
class Instance(Value):
    """An object of a class of the program.

    Attributes:
      frame: the bindings of its attributes, where a region belongs to its class.
      whole: the object itself, where this is what `super()` gives.
    """

    cls: Class
    attributes: dict
    frame: Any = None
    whole: Any = None


@dataclasses.dataclass(eq=False)
class Method(Value):
    """An attribute that is called on an object: `receiver.name`."""

    receiver: Value
    name: str


@dataclasses.dataclass(eq=False)
class Module(Value):
    """Another module of the program."""

    name: str
    frame: Any


def _is_hashable(key: Value) -> bool:
    if not isinstance(key, Constant):
        return False
    try:
        hash(key.value)
    except TypeError:
        return False
    return True


def node_of(value: Value | None) -> model.Node | None:
    """Returns the node that a tensor is, or that all of a collection is made of."""
    return value.node if isinstance(value, (Tensor, Sequence)) else None


def is_none(value: Value) -> bool:
    """Tells whether a value is known to be None."""
    return isinstance(value, Constant) and value.value is None


def text_of(value: Value | None) -> str | None:
    """Returns the text that a value is known to be, or None."""
    if isinstance(value, Constant) and isinstance(value.value, str):
        return value.value
    return None


def spelling(value: Value | None) -> str:
    """Returns how Python spells a value; `?` for what is not known of it."""
    if isinstance(value, Constant):
        return repr(value.value)
    if isinstance(value, Sequence):
        return f'[{", ".join(spelling(item) for item in value.items)}]'
    return '?'


@functools.cache
def _is_plain(kind: type) -> bool:
    """Tells whether values of a kind hold no others; most are asked for what they hold."""
    holders = (Tensor, VariableValue, AnyVariable, Sequence, Mapping, Instance)
    told = hasattr(kind, 'graph_nodes') or 'graph_nodes' in getattr(
        kind, '__dataclass_fields__', ()
    )
    return not issubclass(kind, holders) and not told


def nodes_in(value: Value, _seen: set | None = None) -> list:
    """Returns the graph nodes that a value holds, through lists, dictionaries and objects.

    Objects of regions do not count: each of their attributes is followed by itself.
    The keys of a dictionary do not count: as keys, placeholders only say what is fed.
    """
    if _is_plain(value.__class__):
        return []
    seen = set() if _seen is None else _seen
    if id(value) in seen:
        return []
    seen.add(id(value))
    if isinstance(value, Tensor):
        return [value.node]
    parts = []
    if isinstance(value, Sequence):
        parts = value.items
    elif isinstance(value, Mapping):
        parts = [v for _, v, _ in value.entries]
    elif isinstance(value, Instance) and value.frame is None:
        parts = list(value.attributes.values())
    elif hasattr(value, 'graph_nodes'):
        return list(value.graph_nodes)  # A dataset that is made from placeholders.
    return [node for part in parts for node in nodes_in(part, seen)]


def variables_in(value: Value, _seen: set | None = None) -> list:
    """Returns the variables that a value holds, through lists and dictionaries."""
    if _is_plain(value.__class__):
        return []
    seen = set() if _seen is None else _seen
    if id(value) in seen and not isinstance(value, VariableValue):
        return []
    seen.add(id(value))
    if isinstance(value, VariableValue):
        return [value.variable]
    if isinstance(value, AnyVariable):
        return value.variables
    parts = []
    if isinstance(value, Sequence):
        parts = value.items
    elif isinstance(value, Mapping):
        parts = [v for _, v, _ in value.entries]
    return [variable for part in parts for variable in variables_in(part, seen)]


def objects_in(text: str, value: Value, depth: int = 3) -> list:
    """Returns objects of regions that an expression leads to, as (expression, object)."""
    found = []
    if isinstance(value, Instance) and value.frame is not None:
        found = [(text, value)]
        parts = [(f'{text}.{name}', held) for name, held in value.attributes.items()]
    elif isinstance(value, Sequence) and not value.open:
        parts = [(f'{text}[{place}]', held) for place, held in enumerate(value.items)]
    else:
        return found
    if depth:
        found += [pair for part in parts for pair in objects_in(*part, depth - 1)]
    return found


def is_deferred(value: Value) -> bool:
    """Tells whether a value is known only inside a step."""
    return any(node.deferred for node in nodes_in(value))
