"""Makes classes of functions and methods that make variables and compute with them.

## Why

`def add_layer(inputs, in_size, out_size)` of a TF 1 program makes new variables in each call, once,
when the graph is built. A TF 2 function is called at each step and must find its variables. So the
function becomes a `tf.Module`: each call of the original is one object, made where the call stood,
and the object is called inside of steps. What the variables need goes to the constructor, and what
depends on the shapes of tensors is made at the first call. Turns of loops put what they make into
lists. Methods, and functions inside of functions, become such classes as well, which get what they
need of the object around them. A variable that the function returned is that of its object.

## Needs

That the functions are called by their names; in loops, that Python values alone decide how often
they turn.

## Refuses

Functions that are passed on as values, that call themselves, or that set attributes which others
read; attributes that change between calls which use the same variables.

## References

The guide to migrating to TensorFlow 2: "each variable_scope can be converted to a Python object".
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.program import values
from migration.syntax import trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'variables_in_function'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of names of variables that a function returned beside what it computed."""
    structure = unit.structure
    for statement in structure.moved.values():
        if structure.bench_of(statement) is not None:
            continue
        for binding in statement.binds:
            if structure.is_held(binding):
                yield Rewrite(binding.target, lambda r: '_', NAME)
    for node in trees.walk(unit.source.tree):
        for binding in unit.run.reads.get(id(node), ())[:1]:
            moved = binding.statement is not None and binding.statement.index in structure.moved
            if not moved or not structure.is_held(binding):
                continue
            if not structure.nests.late.isdisjoint(values.variables_in(binding.value)):
                yield Rewrite(node, lambda r, n=node, b=binding: _place(unit, n, b, r), NAME)


def _place(unit: units.Unit, node: ast.expr, binding, renderer: Renderer) -> str:
    """Returns how a variable is read that the first call of an object makes."""
    text = unit.references[binding.value.variable]
    if text.startswith('self.') and isinstance(node, ast.Attribute):
        return f'{renderer.operand(node.value)}.{text.removeprefix("self.")}'
    return text
