"""Takes flags and the start of a program from absl, where TensorFlow 1 had them from.

## Why

`tf.app.flags` and `tf.app.run` are absl's `flags` and `app` in TensorFlow 1.15. TensorFlow 2 has
them no more; absl is installed with it. TensorFlow 1 parsed the command line when the first flag
was read; absl wants that done, which `app.run` does. A program that reads flags before gets a line
that does it.

## Needs

The function that `tf.app.run` calls.

## Refuses

Nothing itself. Unknown flags on the command line, which `tf.app.run` handed to `main`, are errors
for absl; a note says so.

## References

tensorflow/python/platform/app.py and flags.py (TF 1.15).
"""

import ast
from collections.abc import Iterator

from migration.program import state, surroundings, values
from migration.program import unit as units
from migration.syntax.rewrite import Rewrite

NAME = 'flags'

# Names of parameters in TensorFlow 1, and absl's.
_KEYWORDS = {'flag_name': 'name', 'default_value': 'default', 'docstring': 'help'}


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of what flags are made of, and of what starts the program."""
    modules = {'flags': _Module(unit, 'flags'), 'app': _Module(unit, 'app')}
    for node, path in unit.uses:
        found = _split(path)
        if found is None:
            continue
        module, rest = modules[found[0]], found[1]
        call = unit.parent(node)
        is_called = getattr(call, 'func', None) is node
        if _is_alias(unit, node, module, rest):
            continue
        if not _is_local(unit, node):
            text = f'{module.name()}.{rest}' if rest else module.name()
            yield Rewrite(node, lambda r, text=text: text, NAME)
        if is_called and path == 'app.run':
            yield from _run(unit, call, module)
        elif is_called:
            for keyword in call.keywords:
                if keyword.arg in _KEYWORDS:
                    new = _KEYWORDS[keyword.arg]
                    yield Rewrite(
                        keyword, lambda r, k=keyword, new=new: f'{new}={r.text(k.value)}', NAME
                    )
    _drop_imports(unit)
    _parse_early(unit, modules['flags'])


class _Module:
    """A module of absl, and how the converted program spells it."""

    def __init__(self, unit: units.Unit, word: str):
        self.unit = unit
        self.word = word
        self._name = ''

    def name(self) -> str:
        """Returns the name of the module, which is imported when it was not."""
        if not self._name:
            self._name = self._imported() or self._import()
        return self._name

    def _imported(self) -> str | None:
        for name, held in self.unit.run.bindings.items():
            value = held[0].value
            if isinstance(value, values.Foreign) and value.path == f'absl.{self.word}':
                return name
        return None

    def _import(self) -> str:
        held = self.unit.run.bindings.get(self.word, [])
        free = self.word not in self.unit.structure.taken or (
            held and all(self.is_it(binding) for binding in held)
        )
        name = self.word if free else self.unit.structure.fresh(f'absl_{self.word}')
        self.unit.structure.taken.add(name)
        line = f'from absl import {self.word}'
        self.unit.imports.append(line if name == self.word else f'{line} as {name}')
        return name

    def is_it(self, binding: state.Binding) -> bool:
        """Tells whether a name stands for this module as TensorFlow 1 had it."""
        return isinstance(binding.value, values.Symbol) and _split(binding.value.path) == (
            self.word,
            '',
        )


def _split(path: str) -> tuple[str, str] | None:
    """Returns the module of absl that has a symbol of TensorFlow 1, and the name in it."""
    for prefix, module in (('app.flags', 'flags'), ('flags', 'flags'), ('app', 'app')):
        if path == prefix:
            return module, ''
        if path.startswith(f'{prefix}.'):
            return module, path[len(prefix) + 1 :]
    return None


def _is_local(unit: units.Unit, node: ast.expr) -> bool:
    """Tells whether a dotted name starts with a name that the program gave to the module."""
    while isinstance(node, ast.Attribute):
        node = node.value
    held = unit.run.reads.get(id(node), [])
    return bool(held) and all(
        isinstance(b.value, values.Symbol)
        and b.value.path
        and b.statement is not None
        and isinstance(b.statement.node, ast.Assign)
        for b in held
    )


def _is_alias(unit: units.Unit, node: ast.expr, module: _Module, rest: str) -> bool:
    """Drops `flags = tf.app.flags`, which the import does now; tells whether it is one."""
    assign = unit.parent(node)
    if rest or not isinstance(assign, ast.Assign) or assign.value is not node:
        return False
    if [ast.unparse(t) for t in assign.targets] != [module.word] or module.name() != module.word:
        return False
    for statement in unit.run.statements:
        if statement.node is assign:
            unit.structure.dropped[statement.index] = 'imported'
            return True
    return False


def _run(unit: units.Unit, call: ast.Call, module: _Module) -> Iterator[Rewrite]:
    unit.note(
        NAME,
        call,
        'an unknown flag on the command line is an error now; tf.app.run handed it to main',
    )
    given = call.args or [k for k in call.keywords if k.arg == 'main']
    if not given:
        rest = ''.join(f', {ast.unparse(k)}' for k in call.keywords)
        yield Rewrite(call, lambda r: f'{module.name()}.run(main{rest})', NAME)


def _drop_imports(unit: units.Unit) -> None:
    """Drops imports of the modules from private places of TensorFlow, or from its top."""
    for statement in unit.run.statements:
        if not isinstance(statement.node, (ast.Import, ast.ImportFrom)) or not statement.binds:
            continue
        paths = [getattr(b.value, 'path', None) for b in statement.binds]
        symbols = all(isinstance(b.value, values.Symbol) for b in statement.binds)
        if symbols and all(path in surroundings.MODULES.values() for path in paths):
            unit.structure.dropped[statement.index] = 'gone from TensorFlow'


def _parse_early(unit: units.Unit, module: _Module) -> None:
    """Lets the command line be parsed before the first flag is read, where nothing else does."""
    if not unit.run.early_flags:
        return
    node, statement = min(unit.run.early_flags, key=lambda use: use[1].index)
    if 'sys' in unit.structure.taken and not any(
        isinstance(b.value, values.Foreign) and b.value.path == 'sys'
        for b in unit.run.bindings.get('sys', [])
    ):
        unit.obstacle(NAME, node, 'the name `sys` is taken, which parsing the flags needs')
    if 'sys' not in unit.run.bindings:
        unit.imports.insert(0, 'import sys')
    named = [
        name
        for name, held in unit.run.bindings.items()
        if unit.run.is_flags(held[0].value) and held[0].statement.index < statement.index
    ]
    flags = named[0] if named else f'{module.name()}.FLAGS'
    unit.heads.setdefault(id(statement.node), []).append(f'{flags}(sys.argv)')
