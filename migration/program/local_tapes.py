"""Gradients that a function computes of what it computes itself, so that the tape is its own."""

import ast
import dataclasses

from migration.program import gradients, model
from migration.program import unit as units
from migration.syntax import trees


@dataclasses.dataclass(eq=False)
class LocalTape:
    """A tape around some statements of a function.

    Attributes:
      function: its definition.
      call: the call of `tf.gradients`.
      watched: the names that it watches.
      statements: what it watches being computed.
      target: the expression that is differentiated.
      named: whether that is a name.
    """

    function: ast.FunctionDef
    call: ast.Call
    watched: list
    statements: list
    target: ast.expr
    named: bool


class UnclearError(Exception):
    """A function whose gradient cannot be given a tape, and why."""


def find(unit: units.Unit, nodes: list) -> LocalTape:
    """Returns the tape for the gradients of one call, which stands in a function.

    Raises:
      UnclearError: if what it would have to watch is not in this function, or not in order.
    """
    call = nodes[0].site
    inside, function = call, unit.parent(call)
    while function is not None and not isinstance(function, (ast.FunctionDef, ast.Lambda)):
        inside, function = function, unit.parent(function)
    if not isinstance(function, ast.FunctionDef) or inside not in function.body:
        raise UnclearError('this gradient is computed inside of a loop, a condition or a lambda')
    structure = unit.structure
    if id(function) in structure.open_functions or id(function) in structure.nests.by_function:
        raise UnclearError('the function that computes this gradient makes variables')
    others = [
        n
        for n in unit.program.nodes
        if n.kind == 'gradient'
        and n.site is not call
        and any(part is n.site for part in trees.walk(function))
    ]
    if others:
        raise UnclearError('one function computes several gradients')
    watched, start = _sources(function, call)
    place = function.body.index(inside)
    target = gradients.argument(call, 'ys', 0)
    first = next((i for i in range(start, place) if _names(function.body[i]) & set(watched)), place)
    statements = function.body[first:place]
    named = isinstance(target, ast.Name)
    if named and not any(target.id in _stored(s) for s in statements):
        raise UnclearError(f'`{target.id}` is not computed in the function that differentiates it')
    found = LocalTape(function, call, watched, statements, target, named)
    for node in nodes:
        _check(found, node)
    return found


def _sources(function: ast.FunctionDef, call: ast.Call) -> tuple[list, int]:
    """Returns the names of what a call differentiates by, and where all of them are known."""
    sources = gradients.argument(call, 'xs', 1)
    names = sources.elts if isinstance(sources, (ast.List, ast.Tuple)) else [sources]
    arguments = function.args
    parameters = {a.arg for a in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]}
    stored = [name for statement in function.body for name in _stored(statement)]
    start = 0
    for name in names:
        if not isinstance(name, ast.Name):
            raise UnclearError('this differentiates with respect to something that has no name')
        places = [i for i, s in enumerate(function.body) if name.id in _stored(s)]
        if stored.count(name.id) + (name.id in parameters) != 1:
            raise UnclearError(f'`{name.id}` is not bound once in the function')
        start = max([start, *(i + 1 for i in places)])
    return [name.id for name in names], start


def _check(tape: LocalTape, node: model.Node) -> None:
    """Makes sure that the tape sees every way from what is watched to what is differentiated."""
    sources = {n.id for n in node.detail['tensors']}
    if node.detail['variables'] or not sources:
        raise UnclearError('a function differentiates with respect to variables')
    depth = len(node.path)
    seen = {id(part) for root in [*tape.statements, tape.target] for part in trees.walk(root)}
    lines = {
        part.lineno
        for root in [*tape.statements, tape.target]
        for part in trees.walk(root)
        if isinstance(part, ast.Call)
    }
    targets = node.inputs
    between = {
        n.id: n
        for target in targets
        for n in target.slice()
        if n.id not in sources and any(i.id in sources for i in n.slice())
    }
    for part in between.values():
        if part.kind in ('gradient', 'effect', 'minimize') or part.late:
            raise UnclearError('this differentiates what other gradients or updates give')
        nested = part.path[depth:]
        if nested:  # In another function, which the statements under the tape must call.
            line = nested[0].rpartition('@')[2]
            known = line.isdigit() and int(line) in lines
        else:
            known = id(part.site) in seen
        if part.path[:depth] != node.path or not known:
            raise UnclearError('this differentiates what is computed outside of the function')


def _stored(statement: ast.stmt) -> list:
    return [
        n.id
        for n in trees.walk(statement)
        if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)
    ]


def _names(statement: ast.stmt) -> set:
    return {n.id for n in trees.walk(statement) if isinstance(n, ast.Name)}
