"""What a saver saves and under which names, spelt for TensorFlow 2."""

import ast
import keyword
import re

from migration.facts import imports
from migration.program import model, saving, values
from migration.program import unit as units
from migration.rules.tables import templates
from migration.syntax import trees
from migration.syntax.rewrite import Renderer

_SAVE = ('sess', 'save_path', 'global_step')
_LATEST = frozenset({'train.latest_checkpoint', 'train.get_checkpoint_state'})
# Names that a tf.train.Checkpoint has itself.
_TAKEN = frozenset({'root', 'save_counter', 'save', 'write', 'read', 'restore', 'sync'})


def arguments(call: ast.Call) -> dict:
    """Returns the arguments of `save` or `restore` by their names."""
    given = dict(zip(_SAVE, call.args, strict=False))
    given.update({k.arg: k.value for k in call.keywords})
    return given


def step_of(call: ast.Call) -> ast.expr | None:
    """Returns what numbers the file that a call of `save` writes."""
    step = arguments(call).get('global_step')
    return None if isinstance(step, ast.Constant) and step.value is None else step


def layout_of(unit: units.Unit, saver: model.Saver) -> ast.expr | None:
    """Returns the path before the number, where each file of a saver is numbered alike."""
    saves = [node for node, name in saver.calls if name == 'save']
    paths = {ast.dump(arguments(node)['save_path']): node for node in saves}
    if len(paths) != 1 or any(step_of(node) is None for node in saves):
        return None
    path = arguments(saves[0])['save_path']
    return path if _is_known(unit, saver, path) else None


def _is_known(unit: units.Unit, saver: model.Saver, path: ast.expr) -> bool:
    """Tells whether a path can be computed where the saver is made."""
    for part in trees.walk(path):
        if isinstance(part, ast.Call) and ast.unparse(part.func) != 'os.path.join':
            return False
        if isinstance(part, (ast.Lambda, ast.Await, ast.NamedExpr, ast.Yield, ast.Subscript)):
            return False
        if not isinstance(part, ast.Name):
            continue
        held = unit.run.reads.get(id(part), [])
        if len(held) != 1 or saver.statement is None:
            return False
        same = [b for b in unit.run.bindings.get(part.id, []) if b.frame is held[0].frame]
        made = held[0].statement
        if len(same) != 1 or held[0].conditional or (made and made.index >= saver.statement.index):
            return False
        if not unit.structure.encloses(
            unit.structure.owner_at(made.node if made else None),
            unit.structure.owner_at(saver.site),
        ):
            return False
    return True


def split(unit: units.Unit, path: ast.expr, renderer: Renderer) -> tuple[str, str]:
    """Returns the expressions of a path's directory and of its last part."""
    if isinstance(path, ast.Constant):
        directory, _, name = path.value.rpartition('/')
        return repr(directory or ('/' if path.value.startswith('/') else '')), repr(name)
    if (
        isinstance(path, ast.Call)
        and len(path.args) == 2
        and isinstance(path.args[1], ast.Constant)
        and '/' not in str(path.args[1].value)
    ):
        return renderer.text(path.args[0]), renderer.text(path.args[1])
    if (
        isinstance(path, ast.BinOp)
        and isinstance(path.op, ast.Add)
        and isinstance(path.right, ast.Constant)
        and isinstance(path.right.value, str)
        and path.right.value.rfind('/') == 0
    ):
        return renderer.text(path.left), repr(path.right.value[1:])
    os_name = _os(unit)
    text = renderer.text(path)
    return f'{os_name}.path.dirname({text})', f'{os_name}.path.basename({text})'


def _os(unit: units.Unit) -> str:
    """Returns how the program spells `os`, which is imported when it was not."""
    name = imports.alias(unit.source.tree, 'os')
    if name is None:
        name = 'os'
        if 'os' in unit.structure.taken:
            unit.obstacle('saver', unit.source.tree.body[0], 'the name `os` is taken')
        if 'import os' not in unit.imports:
            unit.imports.append('import os')
    return name


def _is_saved_before(unit: units.Unit, restore: ast.Call) -> bool:
    """Tells whether the program itself saved something before it restores."""
    for kind, site, _, _ in unit.program.events:
        if kind == 'save':
            return True
        if site is restore:
            return False
    return False


def keep_names(unit: units.Unit) -> None:
    """Keeps the names of variables that a file may hold which TF 1 wrote in an earlier run."""
    for saver in unit.program.savers:
        restores = [node for node, name in saver.calls if name == 'restore']
        earlier = [node for node in restores if not _is_saved_before(unit, node)]
        if not earlier or any(saving.has_slots(o) for o in saver.optimizers):
            continue  # Nothing matches the optimizer in a file of TF 1, which raises an error.
        inside = unit.structure.counters
        for variable in (v for v in saver.variables if v.layer is None and v not in inside):
            name = variable.requested.rsplit('/', 1)[-1] or 'Variable'
            made = [v for v in unit.program.variables if v.site is variable.site]
            if name == variable.name:
                continue
            if len(made) == 1 and '?' not in variable.name:
                unit.exact_names.add(variable)
            elif any(v.name == name and v.graph is variable.graph for v in saver.variables):
                unit.obstacle(
                    'checkpoint_of_earlier_run',
                    earlier[0],
                    'this restores what an earlier run saved: TF 2 reads the variables in a file '
                    f'of TF 1 by their names, and would take {name} for {variable.name}',
                    'give each variable a name of its own, and save the model again',
                )
                break


def asks_for_latest(unit: units.Unit) -> bool:
    """Tells whether the program asks for the latest checkpoint of a directory."""
    return any(path in _LATEST for _, path in unit.run.uses.values())


def add_writer(unit: units.Unit, site: ast.AST) -> str:
    """Adds a function that writes a checkpoint and calls it the latest; returns its name."""
    name = unit.structure.fresh('write_checkpoint')
    text = templates.text('checkpoint_writer')
    for old, new in (
        ('write_checkpoint', name),
        ('os.', f'{_os(unit)}.'),
        ('tf.', f'{unit.tensorflow}.'),
    ):
        text = re.sub(rf'(?<![\w.]){re.escape(old)}', new, text)
    if not unit.define(text, site):
        unit.obstacle(
            'saver',
            unit.source.tree.body[0],
            'no import at the top of the module says where the function that saves may stand',
            'import TensorFlow there',
        )
    return name


def objects(unit: units.Unit, saver: model.Saver) -> list[str]:
    """Returns the arguments that name what a checkpoint holds."""
    found = _objects(unit, saver)
    if _in_several_graphs(unit):
        _check_saved(unit, saver, set(found))
    return [f'{key}={text}' for key, text in found.items()]


def named(unit: units.Unit, saver: model.Saver) -> set[model.Variable]:
    """Returns the variables that a checkpoint holds by themselves, not with what holds them."""
    texts = set(_objects(unit, saver).values())
    return {v for v in saver.variables if unit.reference(v, saver.site) in texts}


def _objects(unit: units.Unit, saver: model.Saver) -> dict[str, str]:
    """Returns what a checkpoint holds, by the names that it has there."""
    found: dict[str, str] = {}
    optimizers = [o for o in saver.optimizers if saving.has_slots(o)]
    inside = {v for v, o in unit.structure.counters.items() if o in optimizers}
    graphs = _in_several_graphs(unit)
    left = [v for v in saver.variables if graphs or v not in inside]
    # Savers that read each other's files need the same names in all of them.
    by_name = graphs or any(s.keys for s in unit.program.savers)
    objects: dict = {}  # That the conversion makes, and that hold nothing but what is saved.
    if graphs or not by_name:
        known = {v: unit.holder(v, saver.site) for v in left}
        objects = {v: t for v, t in known.items() if t and _saves_object(unit, v, left)}
    texts = {v: unit.reference(v, saver.site) for v in left if v not in objects}
    groups: dict[str, list] = {}
    for variable, text in texts.items():
        groups.setdefault(_root(text), []).append(variable)
    for variable in left:
        if variable in objects:
            root = objects[variable]
            # The objects of one class hold the same variables under the same names.
            held = unit.structure.nests.paths[variable][0]
            key = _of_object(held) if by_name else root.removeprefix('self.')
            if root not in found.values():
                found[_free(key, found)] = root
            continue
        text = texts[variable]
        root = _root(text)
        if root != text and not by_name and _holds_only(unit, root, groups[root]):
            found.setdefault(root, root)
            continue
        named = saver.keys.get(variable, variable.name)
        if not by_name:
            named = _words(unit, variable, text)
        found[_free(named, found)] = text
    for optimizer in optimizers:
        name = unit.optimizer(optimizer, saver.site)
        found[_free('optimizer' if graphs else _words(unit, None, name), found)] = name
    return found


def _of_object(root) -> str:
    """Returns what to call an object, after its function, scopes and names."""
    return '_'.join([root.nest.function.name, *root.identity[1], *root.identity[2]])


def _in_several_graphs(unit: units.Unit) -> bool:
    """Tells whether a program has savers of several graphs, which know variables by names."""
    return len({v.graph for s in unit.program.savers for v in s.variables}) > 1


def _check_saved(unit: units.Unit, saver: model.Saver, keys: set) -> None:
    """Refuses to restore what no saver of the program saves, where savers of other graphs do."""
    writers = [s for s in unit.program.savers if any(name == 'save' for _, name in s.calls)]
    restores = [node for node, name in saver.calls if name == 'restore']
    if restores and writers and not any(keys <= set(_objects(unit, s)) for s in writers):
        unit.obstacle(
            'saver',
            restores[0],
            'this restores other variables than the savers of the program save',
            'save and restore the same variables',
        )


def _saves_object(unit: units.Unit, variable: model.Variable, saved: list) -> bool:
    """Tells whether the object that holds a variable can be saved with all that it holds."""
    paths = unit.structure.nests.paths
    inside = [v for v in unit.program.variables if v in paths and paths[v][0] is paths[variable][0]]
    savers = unit.program.savers
    return set(inside) <= set(saved) and all(_all_or_none(s.variables, inside) for s in savers)


def _holds_only(unit: units.Unit, root: str, variables: list) -> bool:
    """Tells whether an object can be saved in place of these variables, which it holds."""
    if not all(_all_or_none(s.variables, variables) for s in unit.program.savers):
        return False
    held = unit.run.bindings.get(root)
    if held is None:  # A layer, or a list that the conversion makes.
        same = [v for v in unit.program.variables if v.graph is variables[0].graph]
        every = {v for v in same if _root(unit.references.get(v, '')) == root}
        return root.isidentifier() and root != 'self' and every <= set(variables)
    value = held[-1].value
    return len(held) == 1 and _is_tree(value) and set(values.variables_in(value)) <= set(variables)


def _all_or_none(saved: list, variables: list) -> bool:
    return len(set(saved) & set(variables)) in (0, len(set(variables)))


def _is_tree(value: values.Value) -> bool:
    """Tells whether a list or dictionary holds nothing but variables."""
    if isinstance(value, values.Sequence):
        return not value.open and all(
            isinstance(i, values.VariableValue) or _is_tree(i) for i in value.items
        )
    if isinstance(value, values.Mapping):
        return not value.open and all(
            (values.text_of(k) or '').isidentifier()
            and (isinstance(v, values.VariableValue) or _is_tree(v))
            for k, v in value.current()
        )
    return False


def _root(text: str) -> str:
    """Returns the name at the start of an expression that reads a variable."""
    return text.split('.')[0].split('[')[0]


def _words(unit: units.Unit, variable: model.Variable | None, text: str) -> str:
    """Returns a name for what an expression reads."""
    if variable in unit.structure.counters:
        for name, held in unit.run.bindings.items():
            value = held[-1].value
            if isinstance(value, values.VariableValue) and value.variable is variable:
                return name
    return text.removeprefix('self.')


def _free(name: str, taken: dict) -> str:
    """Returns a name that an argument of tf.train.Checkpoint can have, and that is free."""
    words = ''.join(c if c.isalnum() and c.isascii() else ' ' for c in name).split()
    name = '_'.join(words) or 'variable'
    if name[0].isdigit():
        name = f'variable_{name}'
    if name in _TAKEN or keyword.iskeyword(name):
        name += '_'
    candidate, count = name, 2
    while candidate in taken:
        candidate, count = f'{name}_{count}', count + 1
    return candidate
