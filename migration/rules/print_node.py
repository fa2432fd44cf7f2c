"""Prints by `tf.print` where a tensor of the graph printed when it was computed.

## Why

`tf.Print(x, [x])` gave `x` and printed whenever a run computed it. In TF 2 the step prints by a
statement of its own, and `x` stays what it was. A step that does not need the tensor prints
nothing.

Python's own `print`, where a tensor of the graph is printed while the graph is built, stands in the
first step that has the tensor, and prints when that is traced: `Tensor("add:0", ...)` there too.

## Needs

That the call is all that is assigned or returned by a statement.

## Refuses

Calls inside of larger expressions and in lambdas. Notes tell where TF 1 printed less: the first
times only, or not at all where a run needs nothing but the gradient of what is printed.

## References

tensorflow/python/ops/logging_ops.py of TF 1.15. It printed to the standard error stream as
`message[value][value]`; `tf.print` writes there too, with blanks between the values.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'print_node'
_PARAMETERS = ('input_', 'data', 'message', 'first_n', 'summarize', 'name')


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each statement whose value is a call of tf.Print."""
    for node, path in unit.uses:
        if path != 'Print':
            continue
        call = unit.parent(node)
        statement = unit.parent(call)
        simple = isinstance(statement, ast.Return) or (
            isinstance(statement, ast.Assign) and len(statement.targets) == 1
        )
        if getattr(call, 'func', None) is not node or not simple:
            unit.obstacle(
                NAME,
                node,
                'a tensor is printed inside of a larger expression',
                'give tf.Print a statement of its own: `x = tf.Print(x, ...)`',
            )
            continue
        if not unit.source.stands_alone(statement):
            unit.obstacle(
                'shared_line',
                statement,
                'a statement becomes two, and shares its line with another',
                'put each on its own line',
            )
            continue
        given = dict(zip(_PARAMETERS, call.args, strict=False))
        given.update({k.arg: k.value for k in call.keywords})
        if None in given or any(isinstance(a, ast.Starred) for a in call.args):
            unit.obstacle(NAME, call, 'starred arguments of tf.Print hide what is given')
        else:
            unit.note(NAME, call, 'tf.print puts blanks between values, tf.Print brackets around')
            if not _is_none(given.get('first_n')):
                unit.note(NAME, call, 'this prints each time, where tf.Print stopped at `first_n`')
            if id(call) in unit.run.prints_for_gradient:
                unit.note(NAME, call, 'TF 1 printed nothing where only the gradient was needed')
            yield Rewrite(statement, lambda r, s=statement, g=given: _text(unit, s, g, r), NAME)


def _text(unit: units.Unit, statement: ast.stmt, given: dict, renderer: Renderer) -> str:
    """Returns the statement that prints, and the one that gives the tensor."""
    data = given['data']
    parts = [] if _is_none(given.get('message')) else [renderer.text(given['message'])]
    if isinstance(data, (ast.List, ast.Tuple)):
        parts += [renderer.text(item) for item in data.elts]
    else:
        parts.append(f'*{renderer.operand(data)}')
    if not _is_none(given.get('summarize')):
        parts.append(f'summarize={renderer.text(given["summarize"])}')
    lines = [f'{unit.tensorflow}.print({", ".join(parts)})']
    value = renderer.expression(given['input_'])
    if isinstance(statement, ast.Return):
        lines.append(f'return {value}')
    elif renderer.text(statement.targets[0]) != value:
        lines.append(f'{renderer.text(statement.targets[0])} = {value}')
    return ('\n' + ' ' * statement.col_offset).join(lines)


def _is_none(node: ast.expr | None) -> bool:
    return node is None or (isinstance(node, ast.Constant) and node.value is None)
