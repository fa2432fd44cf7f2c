"""Makes checkpoints of objects out of `tf.train.Saver`, which saves variables by their names.

## Why

`tf.train.Saver` and its files know variables by name. In TF 2 a `tf.train.Checkpoint` holds
objects: the variables that the saver saved, and the optimizers whose slots were among them. Where
every file is numbered by a `global_step`, a `tf.train.CheckpointManager` writes the same names,
keeps the same number of files and the file `checkpoint` that tells the latest one. Any other path
is written by `Checkpoint.write` as it is. Where a program restores what an earlier run saved, its
variables keep the names that TF 1 gave them, such as `Variable_1`: a file of TF 1 is read by these.

## Needs

The variables that are saved, and the session in which they are saved and restored.

## Refuses

Graphs that are read from or written to files (`import_meta_graph`); savers of which it is not
known what they save; calls that must behave in both ways. Files of earlier runs, where functions
make variables of the same names again and again.

## References

tensorflow/python/training/saver.py and checkpoint_management.py (TF 1.15). TF 2.21 reads variables
out of a TF 1 checkpoint by their names, but no slots of optimizers.
"""

import ast
from collections.abc import Callable, Iterator

from migration.program import model
from migration.program import unit as units
from migration.rules.tables import checkpoints, rewrite_call, symbols
from migration.syntax import layout, marks
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'saver'

_NOTE = (
    'a checkpoint now holds objects, not names: what TF 1.x saved gives back variables of the same '
    'names alone, so that restoring an optimizer with slots from such a file raises an error; and '
    'TF 1.x reads nothing that this program saves'
)

_EARLIER = 'this goes on with what an earlier run saved, which has to be a run in TF 2'
_SAVE_ARGUMENTS = frozenset(
    {'sess', 'save_path', 'global_step', 'write_meta_graph', 'strip_default_attrs'}
)


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the calls that make savers, of their methods, and of what finds files."""
    ways: dict[int, set] = {}
    for saver in unit.program.savers:
        for node, _ in saver.calls:
            ways.setdefault(id(node), set()).add(checkpoints.layout_of(unit, saver) is not None)
    written = [
        node
        for saver in unit.program.savers
        for node, name in saver.calls
        if name == 'save' and False in ways[id(node)] and unit.owns(node)
    ]
    writer = ''
    if written and checkpoints.asks_for_latest(unit):
        writer = checkpoints.add_writer(unit, min(written, key=lambda n: n.lineno))
    done: set[int] = set()
    for saver in unit.program.savers:
        if id(saver.site) in done:
            unit.obstacle(NAME, saver.site, 'each call of a function makes a saver of its own')
            continue
        done.add(id(saver.site))
        yield Rewrite(saver.site, lambda r, s=saver: _made(unit, s, r), NAME)
        unit.note(NAME, saver.site, _NOTE)
        for node, name in saver.calls:
            if id(node) in done:
                continue
            done.add(id(node))
            if len(ways[id(node)]) > 1:
                unit.obstacle(NAME, node, 'savers that number their files and others meet here')
            if name == 'restore' and saver.optimizers and not _saved_before(unit, node):
                unit.note('checkpoint_of_earlier_run', node, _EARLIER)
            numbered = checkpoints.layout_of(unit, saver) is not None
            yield Rewrite(node, _method(unit, node, name, numbered, writer), NAME)
    yield from _files(unit)


def _saved_before(unit: units.Unit, restore: ast.Call) -> bool:
    """Tells whether the program itself saved something before it restores."""
    for kind, site, _, _ in unit.program.events:
        if kind == 'save':
            return True
        if site is restore:
            return False
    return False


def _method(
    unit: units.Unit, call: ast.Call, name: str, numbered: bool, writer: str
) -> Callable[[Renderer], str]:
    """Returns what renders a call of `save` or `restore`."""
    if name == 'save':
        return lambda renderer: _save(unit, call, numbered, writer, renderer)
    return lambda renderer: _restore(call, numbered, renderer)


def _made(unit: units.Unit, saver: model.Saver, renderer: Renderer) -> str:
    """Returns the expression of a checkpoint, or of the manager of numbered ones."""
    tensorflow = unit.tensorflow
    column = ' ' * saver.site.col_offset
    objects = checkpoints.objects(unit, saver)
    checkpoint = f'{tensorflow}.train.Checkpoint({", ".join(objects)})'
    numbered = checkpoints.layout_of(unit, saver)
    indent = _indent(unit, saver.site)
    if numbered is None:
        if _fits(column, checkpoint):
            return checkpoint
        prefix, items = f'{tensorflow}.train.Checkpoint(', objects
    else:
        directory, name = checkpoints.split(unit, numbered, renderer)
        items = [checkpoint, directory, *_kept(saver, renderer), f'checkpoint_name={name}']
        prefix = f'{tensorflow}.train.CheckpointManager('
        text = f'{prefix}{", ".join(items)})'
        if _fits(column, text):
            return text
        deep = indent + unit_indent(unit)
        if not _fits(deep, checkpoint):
            wrapped = layout.wrap_list(f'{tensorflow}.train.Checkpoint(', objects, ')', deep)
            items[0] = wrapped.lstrip()
        return f'{prefix}\n{deep}' + f',\n{deep}'.join(items) + f',\n{indent})'
    return layout.wrap_list(prefix, items, ')', indent, unit_indent(unit)).lstrip()


def unit_indent(unit: units.Unit) -> str:
    """Returns one level of indentation of the file."""
    return layout.indentation(unit.source.tree, unit.source.lines)


def _indent(unit: units.Unit, node: ast.AST) -> str:
    line = unit.source.lines[node.lineno - 1]
    return line[: len(line) - len(line.lstrip())]


def _fits(column: str, text: str) -> bool:
    return len(column) + len(marks.plain(text)) <= 100


def _kept(saver: model.Saver, renderer: Renderer) -> list[str]:
    """Returns the arguments that say how many files are kept."""
    given = {k.arg: k.value for k in saver.site.keywords}
    kept = given.get('max_to_keep')
    if kept is None:
        texts = ['max_to_keep=5']
    elif isinstance(kept, ast.Constant):
        texts = [f'max_to_keep={kept.value or None}']
    else:
        texts = [f'max_to_keep={renderer.text(kept)} or None']
    hours = given.get('keep_checkpoint_every_n_hours')
    if hours is not None:
        texts.append(f'keep_checkpoint_every_n_hours={renderer.text(hours)}')
    return texts


def _save(unit: units.Unit, call: ast.Call, numbered: bool, writer: str, renderer: Renderer) -> str:
    given = checkpoints.arguments(call)
    for name in given:
        if name not in _SAVE_ARGUMENTS:
            unit.obstacle(NAME, call, f'save({name}=...) is not converted')
    receiver = renderer.operand(call.func.value)
    step = checkpoints.step_of(call)
    if numbered:
        return f'{receiver}.save(checkpoint_number={renderer.text(step)})'
    path = renderer.text(given['save_path'])
    if step is not None:
        number = renderer.text(step)
        if id(call) in unit.run.numbered_by_variable:
            number = f'{renderer.operand(step)}.numpy()'
        path = f"'%s-%d' % ({path}, {number})"
    if writer:
        return f'{writer}({receiver}, {path})'
    return f'{receiver}.write({path})'


def _restore(call: ast.Call, numbered: bool, renderer: Renderer) -> str:
    given = checkpoints.arguments(call)
    receiver = renderer.operand(call.func.value)
    read = 'checkpoint.restore' if numbered else 'read'
    path = renderer.text(given['save_path'])
    return f'{receiver}.{read}({path}).assert_existing_objects_matched()'


def _files(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the functions that look for files."""
    for node, path in unit.uses:
        row = symbols.lookup(path)
        call = unit.parent(node)
        if row is None or row.kind != 'saver' or path == 'train.Saver':
            continue
        if path == 'train.checkpoint_exists':
            if getattr(call, 'func', None) is not node or len(call.args) != 1:
                unit.obstacle(NAME, node, 'checkpoint_exists is called in an unusual way')
                continue
            yield Rewrite(call, lambda r, c=call: _exists(unit, c, r), NAME)
        elif getattr(call, 'func', None) is node:
            yield from rewrite_call.call(unit, call, row, NAME)


def _exists(unit: units.Unit, call: ast.Call, renderer: Renderer) -> str:
    path = call.args[0]
    is_sum = isinstance(path, ast.BinOp) and isinstance(path.op, ast.Add)
    prefix = renderer.text(path) if is_sum else renderer.operand(path)
    return f"{unit.tensorflow}.io.gfile.exists({prefix} + '.index')"
