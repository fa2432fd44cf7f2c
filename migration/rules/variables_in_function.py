"""Makes a class of a function that makes variables and computes with them.

## Why

`def add_layer(inputs, in_size, out_size)` of a TF 1 program makes new variables in each call, once,
when the graph is built. A TF 2 function is called at each step and must find its variables. So the
function becomes a `tf.Module`: each call of the original is one object, made where the call stood,
and the object is called inside of steps.

## Needs

That each variable is made by a statement of its own, from arguments that are not graph values, and
that all calls of the function stand in plain assignments at the level of the session.

## Refuses

Functions that are called in loops or by other functions, are passed on as values, or make variables
under conditions.

## References

The guide to migrating to TensorFlow 2: "each variable_scope can be converted to a Python object".
"""

import ast
from collections.abc import Iterator

from migration.program import builders
from migration.program import unit as units
from migration.syntax import trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'variables_in_function'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the names of variables inside the function, and of its calls."""
    for builder in unit.structure.builders.values():
        for node in trees.walk(builder.function):
            if isinstance(node, ast.Name) and node.id in builder.made:
                yield Rewrite(node, lambda r, n=node.id: f'self.{n}', NAME)
        for call in builder.calls:
            initial, _ = builder.split(call.node)
            for _, argument in initial:
                for binding in unit.structure.bindings_in(argument):
                    if unit.structure.is_moved(binding) or unit.structure.is_input(binding):
                        unit.obstacle(
                            NAME,
                            argument,
                            'a variable depends on a value of the graph',
                            'give its shape as a number',
                        )
            yield Rewrite(call.node, lambda r, b=builder, c=call: _call(unit, b, c, r), NAME)


def _call(unit: units.Unit, builder, call: builders.Call, renderer: Renderer) -> str:
    _, arguments = builder.split(call.node)
    texts = [builders.written(arguments, renderer.text)] if arguments else []
    closure = unit.structure.closures.get(id(builder.function))
    if closure is not None:
        given = unit.structure.arguments_at(call.node, closure.names)
        named = [f'{name}={text}' for name, text in zip(closure.names, given, strict=True)]
        texts += given if closure.is_plain else named
    return f'{call.name}({", ".join(texts)})'
