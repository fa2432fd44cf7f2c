"""Writes summaries in the steps that computed them, and opens writers of TensorFlow 2.

## Why

In TensorFlow 1 a summary is an operation: a session runs it, often many merged into one, and a
writer takes the bytes. In TensorFlow 2 `tf.summary.scalar` and its kin write at once, to the writer
that is the default, under a step. So the step that ran the merged summaries writes them itself,
under the tags that TensorFlow 1 made of their names and scopes.

## Needs

Constant names; the writer, and the number of the step before it runs (or as a variable that the
same run fetches).

## Refuses

Summaries that are run and not always written, names computed at run time, collections and
families, sounds, and what is done with the bytes besides writing them. The graph that a
`FileWriter` got is not written; a note says so.

## References

tensorflow/python/summary/summary.py and writer/writer.py (TF 1.15); `tf.summary` in TF 2 needs the
package tensorboard.
"""

import ast
import re
from collections.abc import Iterator

from migration.program import unit as units
from migration.rules.tables import rewrite_call, symbols, templates
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'summary'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of writers, of summaries, and of what adds them."""
    for node, path in list(unit.run.uses.values()):
        if path == 'summary.FileWriter':
            call = unit.parent(node)
            if getattr(call, 'func', None) is not node:
                unit.obstacle(NAME, node, 'FileWriter is passed on as a value')
                continue
            _note_graph(unit, call)
            yield Rewrite(call, lambda r, c=call: _writer(unit, c, r), NAME)
    yield from _summaries(unit)
    yield from _additions(unit)


def _note_graph(unit: units.Unit, call: ast.Call) -> None:
    if len(call.args) > 1 or any(k.arg == 'graph' for k in call.keywords):
        unit.note(NAME, call, 'the graph is not written; tf.summary.graph can write that of a step')


def _writer(unit: units.Unit, call: ast.Call, renderer: Renderer) -> str:
    """Returns the call that opens a writer."""
    arguments = [renderer.text(a) for a in call.args[:1]]
    for keyword in call.keywords:
        text = renderer.text(keyword.value)
        if keyword.arg == 'flush_secs':
            seconds = keyword.value
            if isinstance(seconds, ast.Constant):
                arguments.append(f'flush_millis={int(1000 * seconds.value)}')
            else:
                arguments.append(f'flush_millis=1000 * {renderer.operand(seconds)}')
        elif keyword.arg != 'graph':
            arguments.append(f'{keyword.arg}={text}')
    return f'{unit.tensorflow}.summary.create_file_writer({", ".join(arguments)})'


def _summaries(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the calls that make summaries."""
    sites: dict[int, list] = {}
    for node in unit.run.summaries:
        if unit.owns(node.site):
            sites.setdefault(id(node.site), []).append(node)
    for nodes in sites.values():
        call, row = nodes[0].site, symbols.lookup(nodes[0].op)
        kind = nodes[0].op.rsplit('.', 1)[-1]
        if kind == 'image':
            yield from _scaled(unit, call)
        elif kind == 'audio':
            unit.obstacle(NAME, call, 'TF 1 gives each sound a tag of its own', 'write it by hand')
        yield from rewrite_call.call(unit, call, row, NAME)
        given = call.args[0] if call.args else None
        given = given or next((k.value for k in call.keywords if k.arg == 'name'), None)
        if given is None:
            unit.obstacle(NAME, call, 'a summary has no name')
            continue
        yield from _tag(unit, nodes, given)


def _scaled(unit: units.Unit, call: ast.Call) -> Iterator[Rewrite]:
    """Yields the rewrite of images into bytes, to which TensorFlow 1 scaled each of them."""
    given = call.args[1] if len(call.args) > 1 else None
    given = given or next((k.value for k in call.keywords if k.arg == 'tensor'), None)
    if not isinstance(given, ast.Name):
        unit.obstacle(NAME, call, 'images are not given by a name', 'bind them to a name first')
        return
    unit.note(NAME, call, 'images of one summary stand under one tag, without a number')
    if not unit.image_scaling:
        unit.image_scaling = unit.structure.fresh('scale_images')
        text = templates.text('image_scaling').replace('scale_images', unit.image_scaling)
        text = re.sub(r'(?<![\w.])tf\.', f'{unit.tensorflow}.', text)
        if not unit.define(text, call):
            unit.obstacle(NAME, call, 'there is no import behind which a function could stand')
    name = unit.image_scaling
    yield Rewrite(given, lambda r: f'{name}({given.id})', NAME)


def _tag(unit: units.Unit, nodes: list, given: ast.expr) -> Iterator[Rewrite]:
    """Yields the rewrite of a name into the tag that TensorFlow 1 made of it."""
    recorded = unit.structure.recorded
    direct = all(
        n.statement is not None and n.statement.index in recorded and not n.detail['inside']
        for n in nodes
    )
    if direct and len(nodes) == 1:
        tag = nodes[0].detail['tag']
        if not isinstance(given, ast.Constant) or given.value != tag:
            yield Rewrite(given, lambda r: repr(tag), NAME)
        return
    # TensorFlow 2 puts the name scopes of functions before the name itself.
    for node in nodes:
        detail = node.detail
        scope = f'{detail["scope"]}/' if detail['scope'] and not direct else ''
        if scope and _loses_scopes(unit, node.site):
            scope = ''
        if detail['tag'] != scope + detail['name']:
            unit.obstacle(
                'dynamic_tag',
                node.site,
                f'TensorFlow 1 calls this summary {detail["tag"]}, which its name does not say',
                'give it this name',
            )


def _additions(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the calls that run and write a summary at once."""
    seen: set[int] = set()
    for addition in unit.run.additions:
        if id(addition.site) in seen:
            continue
        seen.add(id(addition.site))
        run = addition.step.site
        if any(part is run for part in ast.walk(addition.site)):
            yield Rewrite(addition.site, lambda r, run=run: r.text(run), NAME)


def _loses_scopes(unit: units.Unit, node: ast.AST) -> bool:
    """Tells whether a scope around a summary leaves the function that makes it."""
    around = unit.parent(node)
    while around is not None and not isinstance(around, ast.FunctionDef):
        if isinstance(around, ast.With) and id(around) in unit.structure.looked_through:
            return True
        around = unit.parent(around)
    return False
