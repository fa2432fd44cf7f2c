"""Writes numbers that a program put into a `tf.Summary` by `tf.summary.scalar`.

## Why

`tf.Summary` is a protocol message of TensorFlow 1: numbers under tags, which a `FileWriter` takes.
In TensorFlow 2 `tf.summary.scalar` writes a number to the writer that is the default, under a step.
A message becomes a dictionary of tags and numbers, and what added it to a writer writes them all.

## Needs

Numbers, each under a tag; a writer that is known.

## Refuses

Images, histograms and serialized messages, and messages that other code gets.

## References

tensorflow/core/framework/summary.proto and python/summary/writer/writer.py (TF 1.15).
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'summary_by_hand'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the summaries, of what puts numbers into them, and of what writes them."""
    written: set[int] = set()
    for call in unit.run.hand_additions.values():
        if not unit.owns(call):
            continue
        given = _argument(call, 'summary', 0)
        if id(given) in unit.run.hand_summaries:
            written.add(id(given))
        if not isinstance(unit.parent(call), ast.Expr):
            unit.obstacle(NAME, call, 'what FileWriter.add_summary returns is used')
            continue
        yield Rewrite(call, lambda r, c=call: _addition(unit, c, r), NAME)
    for call in unit.run.hand_summaries.values():
        if unit.owns(call) and id(call) not in written:
            yield Rewrite(call, lambda r, c=call: _dictionary(c, r), NAME)
    for call, summary in unit.run.hand_entries.values():
        if not unit.owns(call):
            continue
        if not isinstance(unit.parent(call), ast.Expr):
            unit.obstacle(NAME, call, 'what summary.value.add returns is used')
            continue
        yield Rewrite(call, lambda r, c=call, s=summary: _entry(c, s, r), NAME)


def _argument(call: ast.Call, name: str, place: int) -> ast.expr | None:
    if len(call.args) > place:
        return call.args[place]
    return next((k.value for k in call.keywords if k.arg == name), None)


def _parts(call: ast.Call, renderer: Renderer) -> tuple[str, str]:
    """Returns the texts of the tag and of the number of a `tf.Summary.Value`."""
    given = {k.arg: renderer.text(k.value) for k in call.keywords}
    return given['tag'], given['simple_value']


def _entries(call: ast.Call) -> list[ast.Call]:
    value = next((k.value for k in call.keywords if k.arg == 'value'), None)
    return value.elts if value is not None else []


def _dictionary(call: ast.Call, renderer: Renderer) -> str:
    items = [': '.join(_parts(entry, renderer)) for entry in _entries(call)]
    return f'{{{", ".join(items)}}}'


def _entry(call: ast.Call, summary: ast.expr, renderer: Renderer) -> str:
    tag, number = _parts(call, renderer)
    return f'{renderer.text(summary)}[{tag}] = {number}'


def _addition(unit: units.Unit, call: ast.Call, renderer: Renderer) -> str:
    """Returns the statement that writes a summary."""
    step = _argument(call, 'global_step', 1)
    unnumbered = step is None or (isinstance(step, ast.Constant) and step.value is None)
    number = '0' if unnumbered else renderer.text(step)
    head = f'with {renderer.text(call.func.value)}.as_default(step={number}):'
    indent = ' ' * unit.parent(call).col_offset
    inner = indent + '    '
    scalar = f'{unit.tensorflow}.summary.scalar'
    given = _argument(call, 'summary', 0)
    if id(given) in unit.run.hand_summaries:
        pairs = [', '.join(_parts(entry, renderer)) for entry in _entries(given)]
        return '\n'.join([head, *(f'{inner}{scalar}({pair})' for pair in pairs or ())])
    tag, value = _names(unit)
    return (
        f'{head}\n{inner}for {tag}, {value} in {renderer.operand(given)}.items():\n'
        f'{inner}    {scalar}({tag}, {value})'
    )


def _names(unit: units.Unit) -> tuple[str, str]:
    """Returns the names of the loop that writes a summary, the same in all of a module."""
    if NAME not in unit.added_names:
        unit.added_names[NAME] = (unit.structure.fresh('key'), unit.structure.fresh('number'))
    return unit.added_names[NAME]
