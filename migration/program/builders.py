"""Finds functions that make variables and compute with them, anew in each call.

Such a function is two things in TF 2: a class whose objects hold the variables, made where the
function was called, and the computation, which is called inside of steps.
"""

import ast
import dataclasses
from collections.abc import Callable

from migration.program import state, values
from migration.syntax import trees

# Attributes that every tf.Module has.
_MODULE_ATTRIBUTES = frozenset(
    {
        'name',
        'name_scope',
        'variables',
        'trainable_variables',
        'non_trainable_variables',
        'submodules',
        'with_name_scope',
    }
)


@dataclasses.dataclass(eq=False)
class Call:
    """One call of a builder, which becomes an object and a call of it.

    Attributes:
      node: the call.
      statement: the statement of the root suite that it stands in.
      name: of the object.
      variables: its variables, by the names that the function gives them.
    """

    node: ast.Call
    statement: state.Statement
    name: str = ''
    variables: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(eq=False)
class Builder:
    """A function that becomes a class.

    Attributes:
      function: its definition.
      made: names of its variables.
      initial: the statements that make them, and those that these need, in order.
      leaving: which of these the computation does without.
      scopes: `with` statements around them, which are looked through.
      init_parameters: parameters that the variables need.
      call_parameters: parameters that the computation needs.
    """

    function: ast.FunctionDef
    made: list
    initial: list
    leaving: set
    scopes: list
    init_parameters: list
    call_parameters: list
    calls: list = dataclasses.field(default_factory=list)
    class_name: str = ''

    def split(self, call: ast.Call) -> tuple[list, list]:
        """Returns the arguments for the object and those for the computation, as (name, node).

        An argument that may be written without its name has the name ''.
        """
        names = [a.arg for a in self.function.args.args]
        given = dict(zip(names, call.args, strict=False))
        given.update({k.arg: k.value for k in call.keywords})
        return tuple(
            _arguments(parameters, given, len(call.args), names)
            for parameters in (self.init_parameters, self.call_parameters)
        )


def written(arguments: list, text: Callable[[ast.expr], str]) -> str:
    """Returns arguments that `split` gave as they stand between brackets."""
    return ', '.join(f'{name}={text(node)}' if name else text(node) for name, node in arguments)


def _arguments(parameters: list, given: dict, positional: int, names: list) -> list:
    found, by_position = [], True
    for parameter in parameters:
        if parameter not in given:
            by_position = False
            continue
        by_position = by_position and names.index(parameter) < positional
        found.append(('' if by_position else parameter, given[parameter]))
    return found


def find(run, tree: ast.Module, hoists) -> dict[int, Builder]:
    """Returns the builders of a program by the identity of their definitions."""
    parents = trees.parents(tree)
    groups: dict[int, tuple[ast.FunctionDef, list]] = {}
    for variable in run.program.variables:
        if variable in hoists or not variable.calls or variable.layer is not None:
            continue
        node = variable.site
        while node is not None and not isinstance(node, ast.FunctionDef):
            node = parents.get(id(node))
        if node is not None and isinstance(parents.get(id(node)), ast.Module):
            groups.setdefault(id(node), (node, []))[1].append(variable)
    found = {}
    for key, (function, variables) in groups.items():
        builder = _analyse(run, parents, function, variables)
        if builder is not None and _add_calls(tree, builder, variables, parents):
            found[key] = builder
    return found


def _analyse(run, parents, function: ast.FunctionDef, variables: list) -> Builder | None:
    """Returns what a function consists of, or None where its parts cannot be told apart."""
    arguments = function.args
    if (
        function.decorator_list
        or arguments.vararg
        or arguments.kwarg
        or arguments.kwonlyargs
        or arguments.posonlyargs
    ):
        return None
    nodes = list(trees.walk(function))
    if any(isinstance(n, (ast.Global, ast.Nonlocal, ast.Yield, ast.YieldFrom)) for n in nodes):
        return None
    if any(isinstance(n, ast.Name) and n.id == 'self' for n in nodes):
        return None
    making: dict[int, ast.Assign] = {}
    scopes: list[ast.With] = []
    for variable in variables:
        statement = parents.get(id(variable.site))
        if not _is_plain(statement) or statement.value is not variable.site:
            return None
        around = parents.get(id(statement))
        while isinstance(around, ast.With) and id(around) in run.scope_withs:
            if around not in scopes:
                scopes.append(around)
            around = parents.get(id(around))
        if around is not function:
            return None
        making[id(statement)] = statement
    made = [s.targets[0].id for s in making.values()]
    stores = [n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
    inner = {a.arg for n in nodes if n is not function for a in _parameters(n)}
    if any(stores.count(name) != 1 or name in inner or name in _MODULE_ATTRIBUTES for name in made):
        return None
    parameters = [a.arg for a in arguments.args]
    initial = _with_needs(run, function, making, made, parameters)
    if initial is None:
        return None
    headers = {id(n) for scope in scopes for i in scope.items for n in trees.walk(i.context_expr)}
    init_ids = {id(n) for s in initial for n in trees.walk(s)}
    rest = [n for n in nodes if id(n) not in init_ids and id(n) not in headers]
    needed = {n.id for n in rest if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    shared = [s for s in initial if id(s) not in making and s.targets[0].id in needed]
    needed |= {n.id for s in shared for n in trees.walk(s) if isinstance(n, ast.Name)}
    wanted = {n.id for s in initial for n in trees.walk(s) if isinstance(n, ast.Name)}
    return Builder(
        function=function,
        made=made,
        initial=initial,
        leaving={id(s) for s in initial if s not in shared},
        scopes=scopes,
        init_parameters=[p for p in parameters if p in wanted],
        call_parameters=[p for p in parameters if p in needed],
    )


def _with_needs(run, function, making: dict, made: list, parameters: list) -> list | None:
    """Returns the statements that make variables and the plain ones that they need, in order."""
    names = [n for n in trees.walk(function) if isinstance(n, ast.Name)]
    local = {n.id for n in names if isinstance(n.ctx, ast.Store)}
    found = dict(making)
    left = list(making.values())
    while left:
        for name in trees.walk(left.pop().value):
            if not isinstance(name, ast.Name) or not isinstance(name.ctx, ast.Load):
                continue
            if name.id in made or name.id in parameters or name.id not in local:
                continue
            sources = [s for s in function.body if _is_plain(s) and s.targets[0].id == name.id]
            assigned = [
                n
                for n in trees.walk(function)
                if isinstance(n, ast.Name) and n.id == name.id and isinstance(n.ctx, ast.Store)
            ]
            if len(sources) != 1 or len(assigned) != 1 or _uses_graph(run, sources[0]):
                return None
            if id(sources[0]) not in found:
                found[id(sources[0])] = sources[0]
                left.append(sources[0])
    return sorted(found.values(), key=lambda s: s.lineno)


def _uses_graph(run, statement: ast.stmt) -> bool:
    """Tells whether a statement computes with TensorFlow; then it belongs to a step."""
    return any(id(n) in run.uses for n in trees.walk(statement))


def _add_calls(tree, builder: Builder, variables: list, parents) -> bool:
    """Finds the calls of a builder; False where the function is used in another way."""
    name = builder.function.name
    calls: dict[int, Call] = {}
    for variable in variables:
        if len(variable.calls) != 1 or variable.statement is None or '*' in variable.path:
            return False
        node = variable.calls[0]
        attribute = parents[id(variable.site)].targets[0].id
        call = calls.setdefault(id(node), Call(node, variable.statement))
        if attribute in call.variables or call.statement is not variable.statement:
            return False
        call.variables[attribute] = variable
    for node in trees.of_kind(tree, ast.Name):
        if node.id == name and isinstance(node.ctx, ast.Load):
            around = parents.get(id(node))
            if id(around) not in calls or around.func is not node:
                return False
    for call in calls.values():
        statement = call.statement.node
        if (
            set(call.variables) != set(builder.made)
            or not isinstance(statement, ast.Assign)
            or any(isinstance(a, ast.Starred) for a in call.node.args)
            or any(k.arg is None for k in call.node.keywords)
            or not any(values.is_deferred(b.value) for b in call.statement.binds)
        ):
            return False
        kept = {id(n) for part in builder.split(call.node) for _, n in part}
        dropped = [*call.node.args, *(k.value for k in call.node.keywords)]
        if any(
            isinstance(n, ast.Call) for a in dropped if id(a) not in kept for n in trees.walk(a)
        ):
            return False
    builder.calls = sorted(calls.values(), key=lambda c: (c.node.lineno, c.node.col_offset))
    return True


def _is_plain(statement: ast.AST | None) -> bool:
    return (
        isinstance(statement, ast.Assign)
        and len(statement.targets) == 1
        and isinstance(statement.targets[0], ast.Name)
    )


def _parameters(node: ast.AST) -> list:
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        a = node.args
        return [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]
    return []
