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

from migration.program import model, static_shapes, values
from migration.program import unit as units
from migration.rules.tables import rewrite_call, symbols, templates
from migration.syntax import rewrite
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'summary'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of writers, of summaries, and of what adds them."""
    for node, path in unit.uses:
        if path == 'summary.FileWriter':
            call = unit.parent(node)
            if getattr(call, 'func', None) is not node:
                unit.obstacle(NAME, node, 'FileWriter is passed on as a value')
                continue
            _note_graph(unit, call)
            yield Rewrite(call, lambda r, c=call: _writer(unit, c, r), NAME)
    yield from _summaries(unit)
    yield from _additions(unit)
    for call in unit.run.merges_of_nothing.values():
        yield Rewrite(call, lambda r: 'None', NAME)


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
        given = _argument(call, 'name', 0)
        if given is None:
            unit.obstacle(NAME, call, 'a summary has no name')
            continue
        wraps = _tag(unit, nodes, given)
        if kind == 'image':
            wraps |= _scaled(unit, call)
        elif kind == 'scalar' and any(map(_may_have_any_shape, nodes)):
            wraps[id(_argument(call, 'tensor', 1))] = lambda text: (
                f'{unit.tensorflow}.reshape({text}, [])'
            )
        elif kind == 'audio':
            unit.obstacle(NAME, call, 'TF 1 gives each sound a tag of its own', 'write it by hand')
        yield from rewrite_call.call(unit, call, row, NAME, wraps=wraps)


def _argument(call: ast.Call, name: str, place: int) -> ast.expr | None:
    if len(call.args) > place:
        return call.args[place]
    return next((k.value for k in call.keywords if k.arg == name), None)


def _may_have_any_shape(node: model.Node) -> bool:
    """Tells whether TF 2 does not know that a number is one, before the function is run."""
    args, keywords = node.call
    value = args[1] if len(args) > 1 else keywords.get('tensor', keywords.get('values'))
    if value is None or static_shapes.shape_of(value) is not None:
        return False
    parts = [part for made in values.nodes_in(value) for part in made.slice()]
    return any(part.kind == 'input' and not part.detail['type'][0] for part in parts)


def _scaled(unit: units.Unit, call: ast.Call) -> dict:
    """Returns what makes bytes of images, to which TensorFlow 1 scaled each of them."""
    given = _argument(call, 'tensor', 1)
    unit.note(NAME, call, 'images of one summary stand under one tag, without a number')
    if NAME not in unit.added_names:
        unit.added_names[NAME] = unit.structure.fresh('scale_images')
        text = templates.text('image_scaling').replace('scale_images', unit.added_names[NAME])
        text = re.sub(r'(?<![\w.])tf\.', f'{unit.tensorflow}.', text)
        if not unit.define(text, call):
            unit.obstacle(NAME, call, 'there is no import behind which a function could stand')
    name = unit.added_names[NAME]
    return {id(given): lambda text: f'{name}({text})'}


def _tag(unit: units.Unit, nodes: list, given: ast.expr) -> dict:
    """Returns what makes of a name the tag that TensorFlow 1 made of it."""
    recorded = unit.structure.recorded
    direct = all(
        n.statement is not None and n.statement.index in recorded and not n.detail['inside']
        for n in nodes
    )
    if direct and len(nodes) == 1 and nodes[0].detail['tag'] is not None:
        tag = nodes[0].detail['tag']
        same = isinstance(given, ast.Constant) and given.value == tag
        return {} if same else {id(given): lambda text: repr(tag)}
    # TensorFlow 2 puts the name scopes of functions before the name itself.
    changes = set()
    for node in nodes:
        detail = node.detail
        scope = '' if direct else unit.structure.prefix_of_tag(node)
        if detail['tag'] is None:
            unit.note(
                NAME,
                node.site,
                'this tag is computed; TF 1 also replaced characters in it, and numbered repeated '
                'ones',
            )
        changes.add(_change(detail, scope))
    if None in changes or len(changes) > 1:
        for node in nodes:
            unit.obstacle(
                'dynamic_tag',
                node.site,
                f'TensorFlow 1 calls this summary {node.detail["tag"]}, which its name does not '
                'say',
                'give it this name',
            )
        return {}
    (change,) = changes
    if not any(change):
        return {}
    if isinstance(given, ast.Constant):
        before, replaced, behind = change
        name = given.value.replace(':', '_') if replaced else given.value
        return {id(given): lambda text: repr(f'{before}{name}{behind}')}
    return {id(given): lambda text: _changed(text, change)}


def _change(detail: dict, scope: str) -> tuple | None:
    """Returns what makes a tag of a name: what stands before it, is replaced in it, and follows.

    Args:
      detail: of the node of the summary.
      scope: what TensorFlow 2 puts before the name.
    """
    tag, name = detail['tag'], detail['name']
    if tag is None:
        lost = detail['scope'] and not scope
        return (f'{detail["scope"]}/' if lost else '', '', '')
    if not tag.startswith(scope):
        return None
    rest = tag[len(scope) :]
    for replaced in ('', ':'):
        cleaned = name.replace(':', '_') if replaced else name
        before, found, behind = rest.rpartition(cleaned)
        if found and (not scope or not before):
            return (before, replaced, behind)
    return None


def _changed(text: str, change: tuple) -> str:
    """Returns the text of a tag that is made of a name."""
    before, replaced, behind = change
    if not rewrite.is_primary(text):
        text = f'({text})'
    if replaced:
        text = f"{text}.replace(':', '_')"
    return ' + '.join(filter(None, (before and repr(before), text, behind and repr(behind))))


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
