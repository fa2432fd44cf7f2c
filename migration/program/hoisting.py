"""Finds variables that a function makes only once, and that can be made before it.

A function that finds its variables by name in the store of a variable scope makes them in its
first call and meets the same ones in every later call. In TF 2 they are made before the function.
"""

import ast
import dataclasses

from migration.program import interpreter, model
from migration.syntax import trees


@dataclasses.dataclass(eq=False)
class Hoist:
    """A statement `name = tf.get_variable(...)` that moves out of a function."""

    variable: model.Variable
    statement: ast.Assign
    function: ast.FunctionDef
    scopes: tuple  # The `with` statements between them.


def find(run: interpreter.Interpreter, tree: ast.Module) -> dict[model.Variable, Hoist]:
    """Returns the variables that can be made before the function that makes them."""
    parents = trees.parents(tree)
    sites: dict[int, list] = {}
    for variable in run.program.variables:
        sites.setdefault(id(variable.site), []).append(variable)
    found: dict[model.Variable, Hoist] = {}
    for variable in run.program.variables:
        hoist = _hoist(run, parents, variable) if variable.layer is None else None
        if hoist is not None and len(sites[id(variable.site)]) == 1:
            found[variable] = hoist
    names = [h.statement.targets[0].id for h in found.values()]
    found = {v: h for v, h in found.items() if names.count(h.statement.targets[0].id) == 1}
    # A function of which some variables have to stay keeps all of them.
    mixed = {id(_function(parents, v.site)) for v in run.program.variables if v not in found}
    return {v: h for v, h in found.items() if id(h.function) not in mixed}


def _function(parents: dict, node: ast.AST | None) -> ast.AST | None:
    """Returns the function around a node."""
    while node is not None and not isinstance(node, ast.FunctionDef):
        node = parents.get(id(node))
    return node


def repeats(run: interpreter.Interpreter, tree: ast.Module, hoists: dict) -> list:
    """Returns the statements that find a hoisted variable again, under the name that it has now.

    Each comes with the function around it and the `with` statements between them.
    """
    parents = trees.parents(tree)
    found = []
    for fold in run.folds.values():
        hoist = hoists.get(getattr(fold.value, 'variable', None))
        place = _place(run, parents, fold.node) if hoist is not None else None
        if place is not None and place[0].targets[0].id == hoist.statement.targets[0].id:
            found.append(place)
    return found


def _place(run, parents, call: ast.expr) -> tuple | None:
    """Returns the statement `name = call` of a function of the module, and what is around it."""
    statement = parents.get(id(call))
    if not (
        isinstance(statement, ast.Assign)
        and statement.value is call
        and len(statement.targets) == 1
        and isinstance(statement.targets[0], ast.Name)
    ):
        return None
    scopes = []
    around = parents.get(id(statement))
    while isinstance(around, ast.With):
        if id(around) not in run.scope_withs:
            return None
        scopes.append(around)
        around = parents.get(id(around))
    if not isinstance(around, ast.FunctionDef) or not isinstance(
        parents.get(id(around)), ast.Module
    ):
        return None
    return statement, around, tuple(scopes)


def _hoist(run, parents, variable) -> Hoist | None:
    place = _place(run, parents, variable.site)
    if place is None:
        return None
    statement, around, scopes = place
    name = statement.targets[0].id
    if '*' in variable.path or not _is_constant(run, variable) or name in run.bindings:
        return None
    stores = [
        n
        for n in trees.walk(around)
        if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store)
    ]
    if len(stores) != 1 or name in {a.arg for a in trees.walk(around) if isinstance(a, ast.arg)}:
        return None
    return Hoist(variable, statement, around, scopes)


def _is_constant(run, variable: model.Variable) -> bool:
    """Tells whether a variable's call reads nothing that belongs to the function around it."""
    for place in [variable.site, *variable.defaults.values()]:
        for node in trees.walk(place):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                held = run.reads.get(id(node), [])
                if len(held) != 1 or run.is_graph(held[0].value):
                    return False
    return True
