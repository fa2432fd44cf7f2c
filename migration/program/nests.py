"""Functions that make variables by names, in each other, and become classes.

In TF 1 `model` calls `block`, `block` calls `dense`, and each finds its variables by a name that
the scopes around it make up. In TF 2 an object of the class `Model` holds objects of the
class `Block`, which hold those of `Dense`, and an object makes its variables when it is first
called, where their sizes are known only then; what is known before is made in the constructor.
One name of TF 1 is one place in these objects. A function that makes variables anew in each call
has an object for each call.
"""

import ast
import dataclasses
from collections.abc import Callable

from migration.program import making, state


class UnfitError(Exception):
    """A function cannot become a class; holds the place and the reason.

    Attributes:
      shared: whether several functions find one variable.
    """

    shared = False

    def __init__(self, site: ast.AST, reason: str, way_out: str = ''):
        super().__init__(reason)
        self.site, self.reason, self.way_out = site, reason, way_out


# Stands for what holds variables that a dictionary of the program leads to.
ELSEWHERE = '?'


@dataclasses.dataclass(eq=False)
class Site:
    """An expression that makes a variable, or that calls a function which only makes some.

    Attributes:
      statement: the innermost statement around it.
      attributes: what holds the variable, or each of several that a function returns at once.
      targets: the names that the statement does nothing but bind to what is made.
      plain: whether nothing else binds these names, so that what holds it is read instead.
      keys: expressions whose values tell several variables of this place apart.
      listed: whether it stands in a loop, and each turn makes a variable of its own.
      index: the position of a turn in the list, where names of the loop tell it.
      loop: the outermost loop around it, where no name does and the turns come one by one.
      early: whether the constructor makes it.
      kept: whether a list or dictionary of the program's own holds what the turns make.
      put_into: its entry, or the list, where the statement only puts a variable there.
      layers: the layers, one of which it makes in each call of the function.
      shape: with which the constructor builds the layer; '' where it does not.
    """

    call: ast.Call
    statement: ast.stmt
    attributes: list
    targets: list
    plain: bool
    keys: list = dataclasses.field(default_factory=list)
    listed: bool = False
    index: str = ''
    loop: ast.stmt | None = None
    early: bool = False
    kept: bool = False
    put_into: ast.expr | None = None
    layers: list = dataclasses.field(default_factory=list)
    shape: str = ''

    @property
    def attribute(self) -> str:
        """What holds the variable."""
        return self.attributes[0]

    def rename(self, names: list) -> None:
        """Gives what holds the variable other names."""
        self.attributes = names

    def read(self, key: str = '') -> str:
        """Returns how a call of the object reads what the expression made."""
        if self.listed and not self.index:
            return ', '.join(f'next({name})' for name in self.attributes)
        place = f'[{self.index}]' if self.listed else f'[{key}]' if key else ''
        return ', '.join(f'self.{name}{place}' for name in self.attributes)


@dataclasses.dataclass(eq=False)
class Child:
    """Objects of another class: one, or one for each name that is computed at run time.

    Attributes:
      call: one that uses it, which shows how the function is reached.
      attribute: what holds it; of several, the method that gives one of them.
      holder: of several, the attribute with the dictionary of them.
      parameter: of that method.
      module: the function in whose module the call is, where that is not the holder's.
      listed: whether the call stands in a loop, and each turn has an object of its own.
      index: the position of a turn in the list, where names of the loop tell it.
      loop: the outermost loop around it, where no name does and the turns come one by one.
    """

    callee: 'Nest'
    attribute: str
    call: ast.Call
    holder: str = ''
    module: 'Nest | None' = None
    parameter: str = 'scope'
    listed: bool = False
    index: str = ''
    loop: ast.stmt | None = None

    @property
    def attributes(self) -> list:
        """What holds the objects."""
        return [self.attribute]

    def rename(self, names: list) -> None:
        """Gives what holds the objects another name."""
        (self.attribute,) = names


@dataclasses.dataclass(eq=False)
class Nest:
    """A function that becomes a class.

    Attributes:
      module: the tree that it is defined in.
      owner: the class whose method it is.
      is_inner: whether a function that is a region defines it.
      outer: the name of the object whose method it is, or in whose method it stands.
      holder: the attribute that holds that object; '' where it is not needed as a whole.
      taken_over: the attributes of that object that are needed, where they are enough.
      kept_over: those of them that the object keeps.
      local_attributes: attributes of that object that only the function itself sets and reads.
      scopes: the `with` statements in it that enter variable scopes.
      keys: parameters that names of its variables depend on.
      names_of_scopes: the names of scopes by which operations are called, by their keywords.
      dropped: parameters that only scopes need.
      sites: by the id of the call.
      calls: the objects that the calls in it use, and the expressions that tell them apart, by
        the id of the call.
      aliases: where modules import it by its name.
      labels: the names of the scopes around each call, outermost first.
      passed: the functions and objects that calls pass these on to, by the id of the call.
      ambient: whether it stays a function, to which the objects are passed that it uses.
      leaving: statements that only change how scopes are reused.
      fresh: whether each call makes variables of its own, which have no names to be found by.
      split: what the constructor makes, and what is left.
      stored: parameters of the constructor that the object keeps for its calls.
      keras: whether it holds layers, so that it has to be one itself.
      taken: the names of its attributes.
      scopes_of_names: the names of the scopes around what was first called by each name.
    """

    function: ast.FunctionDef
    module: ast.Module
    class_name: str = ''
    owner: ast.ClassDef | None = None
    is_inner: bool = False
    outer: str = ''
    holder: str = ''
    taken_over: list = dataclasses.field(default_factory=list)
    kept_over: set = dataclasses.field(default_factory=set)
    local_attributes: set = dataclasses.field(default_factory=set)
    scopes: list = dataclasses.field(default_factory=list)
    names_of_scopes: dict = dataclasses.field(default_factory=dict)
    keys: list = dataclasses.field(default_factory=list)
    dropped: set = dataclasses.field(default_factory=set)
    sites: dict = dataclasses.field(default_factory=dict)
    calls: dict = dataclasses.field(default_factory=dict)
    children: list = dataclasses.field(default_factory=list)
    passed: dict = dataclasses.field(default_factory=dict)
    ambient: bool = False
    leaving: list = dataclasses.field(default_factory=list)
    fresh: bool = False
    split: making.Split = dataclasses.field(default_factory=making.Split)
    stored: set = dataclasses.field(default_factory=set)
    keras: bool = False
    aliases: dict = dataclasses.field(default_factory=dict)
    labels: dict = dataclasses.field(default_factory=dict)
    taken: set = dataclasses.field(default_factory=set)
    scopes_of_names: dict = dataclasses.field(default_factory=dict)

    def class_text(self, call: ast.Call) -> str:
        """Returns how the class is read where the function was called."""
        function = call.func
        if isinstance(function, ast.Attribute) and self.owner is None:
            return f'{ast.unparse(function.value)}.{self.class_name}'
        named = self.owner is not None or function.id == self.function.name
        return self.class_name if named else function.id

    @property
    def taken_in_turn(self) -> list:
        """The variables and objects that loops take one by one from lists."""
        held = [*self.sites.values(), *(child for child, _ in self.children)]
        return [thing for thing in held if thing.loop is not None]

    @property
    def takes_over(self) -> bool:
        """Tells whether the constructor needs the object that the function belongs to."""
        return bool(self.holder or self.taken_over)

    @property
    def positional(self) -> list:
        """The names of the parameters that arguments may be given to by position."""
        arguments = self.function.args
        names = [a.arg for a in [*arguments.posonlyargs, *arguments.args]]
        return names[1:] if self.owner is not None else names

    def given(self, call: ast.Call) -> dict:
        """Returns the arguments of a call by the names of the parameters."""
        names = self.positional
        found = dict(zip(names, call.args, strict=False))
        found.update({k.arg: k.value for k in call.keywords if k.arg})
        return found

    def default(self, name: str) -> ast.expr | None:
        """Returns the default of a parameter."""
        arguments = self.function.args
        names = [a.arg for a in [*arguments.posonlyargs, *arguments.args]]
        defaults = arguments.defaults
        found = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))
        found.update(
            {a.arg: d for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)}
        )
        return found.get(name)

    @property
    def parameters(self) -> list:
        """The names of the parameters."""
        return [*self.positional, *(p.arg for p in self.function.args.kwonlyargs)]

    @property
    def starred(self) -> list:
        """The names of the parameters that take any further arguments."""
        return [a.arg for a in (self.function.args.vararg, self.function.args.kwarg) if a]

    @property
    def init_parameters(self) -> list:
        """The parameters that the constructor needs."""
        return [p for p in self.parameters if p in self.split.names]

    def is_made_early(self, child: Child) -> bool:
        """Tells whether the constructor makes an object."""
        return self.split.makes(child.call) or not (child.listed or child.callee.init_parameters)

    def made_with(self, call: ast.Call, text: Callable[[ast.expr], str]) -> str:
        """Returns the arguments of a call that the constructor needs."""
        names, given = self.positional, self.given(call)
        found, by_position = self._outer_arguments(call, text), True
        for parameter in self.init_parameters:
            if parameter not in given:
                by_position = False
                continue
            by_position = by_position and parameter in names[: len(call.args)]
            value = text(given[parameter])
            found.append(value if by_position else f'{parameter}={value}')
        return ', '.join(found)

    def _outer_arguments(self, call: ast.Call, text: Callable[[ast.expr], str]) -> list:
        """Returns what the constructor gets of the object that the function belongs to."""
        whole = text(call.func.value) if self.owner is not None else self.outer
        if self.holder:
            return [whole]
        return [f'{whole}.{name}' for name in self.taken_over]

    def kept(self, call: ast.Call, text: Callable[[ast.expr], str]) -> str:
        """Returns the arguments of a call that the object's own call needs."""
        names, found = self.positional, []
        for index, argument in enumerate(call.args):
            name = names[index] if index < len(names) else ''
            if name not in self.dropped:
                found.append(text(argument))
        for keyword in call.keywords:
            if keyword.arg is None:
                found.append(f'**{text(keyword.value)}')
            elif keyword.arg not in self.dropped:
                found.append(f'{keyword.arg}={text(keyword.value)}')
        return ', '.join(found)


@dataclasses.dataclass(eq=False)
class Bench(Nest):
    """A statement of a region that makes variables and computes with them.

    What makes variables stays where the statement stood, and the rest moves into functions. The
    region has the variables, and the objects that turns of a loop use.

    Attributes:
      statement: of the region; `function` is its node.
      name: what stands before the names of its region.
      variables: those that it makes, with their paths.
    """

    statement: state.Statement | None = None
    name: str = ''
    variables: dict = dataclasses.field(default_factory=dict)

    @property
    def positional(self) -> list:
        """A statement has no parameters."""
        return []

    @property
    def parameters(self) -> list:
        """A statement has no parameters."""
        return []

    @property
    def starred(self) -> list:
        """A statement has no parameters."""
        return []

    def read(self, variable) -> str:
        """Returns the expression that reads a variable."""
        return self.name + self.variables[variable].removeprefix('.')

    def lists(self) -> list:
        """Returns the names of the lists of variables."""
        listed = [site for site in self.sites.values() if site.listed and site.put_into is None]
        return [name for site in listed for name in site.attributes]

    def iterator(self, name: str) -> str:
        """Returns the name of what takes one thing after another from a list."""
        return f'next_{name}'

    def bound_first(self) -> set:
        """Returns the names that the statement binds where it stood, and not in functions."""
        return set(self.split.first_names) - self.split.second_stores


@dataclasses.dataclass(eq=False)
class Root:
    """An object that the program makes itself, where it calls the function in TF 1.

    Attributes:
      statement: the first statement that uses it, before which it is made.
      identity: what tells it from others: the function, scopes and names, and the graph.
      passed_by: the call that passes it on, where none uses it itself.
      calls: the ids of the calls that use it.
      name: how it is read.
      variables: its variables, by their paths from the object.
    """

    nest: Nest
    statement: state.Statement
    call: ast.Call
    identity: tuple = ()
    passed_by: ast.Call | None = None
    calls: set = dataclasses.field(default_factory=set)
    name: str = ''
    variables: dict = dataclasses.field(default_factory=dict)

    def read(self, variable) -> str:
        """Returns the expression that reads a variable."""
        return self.name + self.variables[variable]


@dataclasses.dataclass
class Nests:
    """All functions that become classes, and the objects of these.

    Attributes:
      by_function: by the id of the definition.
      benches: statements of regions that make variables, by the ids of their nodes.
      roots: the objects that the program makes itself.
      passed: the objects that a call of the program passes on, by the id of the call.
      root_of: the object that a call of the program uses, by the id of the call.
      paths: the path from its object to each variable, and that object.
      turns: the turns of loops that put something into a list, by the list's place.
      late: the variables that exist only after the first call.
    """

    by_function: dict = dataclasses.field(default_factory=dict)
    benches: dict = dataclasses.field(default_factory=dict)
    roots: list = dataclasses.field(default_factory=list)
    passed: dict = dataclasses.field(default_factory=dict)
    root_of: dict = dataclasses.field(default_factory=dict)
    paths: dict = dataclasses.field(default_factory=dict)
    turns: dict = dataclasses.field(default_factory=dict)
    late: set = dataclasses.field(default_factory=set)
