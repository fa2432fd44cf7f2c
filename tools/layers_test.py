"""Checks every import of the repository against the table in layers.py.

A test may import whatever it compares. But no file of ours imports what is at the top of the
stack: benchmarks and tools are imported by themselves only.
"""

import ast
import functools
import pathlib
import sys
from collections.abc import Iterator

from absl.testing import absltest

from tools import layers, source_tree

_OURS = ('benchmarks', 'migration', 'third_party', 'tools')
_IMPORTED_BY_THEMSELVES_ONLY = ('benchmarks', 'third_party', 'tools')


def _modules() -> Iterator[pathlib.Path]:
    """Yields the files that hold modules of ours."""
    for path in source_tree.files('.py'):
        if path.name not in layers.PROGRAMS and not set(layers.INPUTS) & set(path.parts):
            yield path


@functools.cache
def _parse(path: pathlib.Path) -> ast.Module:
    return ast.parse((source_tree.root() / path).read_text(), str(path))


def _room_of(path: pathlib.Path) -> str | None:
    """Returns the deepest room that holds a file."""
    folders = (str(parent) for parent in path.parents)
    return next((folder for folder in folders if folder in layers.ROOMS), None)


def _imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yields the line and the full name of each import; `from a import b` imports `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = '.' * node.level + (node.module or '')
            yield from ((node.lineno, f'{module}.{alias.name}') for alias in node.names)


def _is_in(name: str, modules: tuple[str, ...]) -> bool:
    """Returns whether a full name is one of the modules, or inside of one."""
    return any(f'{name}.'.startswith(f'{module}.') for module in modules)


def _may_import(folder: str, name: str) -> bool:
    """Returns whether a file of a room may import what has this full name."""
    room = layers.ROOMS[folder]
    top = name.partition('.')[0]
    if top in _OURS:
        own = () if room.alone else (folder.replace('/', '.'),)
        return _is_in(name, own + room.ours) and not _is_in(name, room.never)
    if top in sys.stdlib_module_names:
        return room.input_output or top not in layers.INPUT_OUTPUT
    return top in room.third_party


def _code_constants(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yields names and strings with their lines, less docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ):
            yield node.lineno, node.value


class LayersTest(absltest.TestCase):
    def _assert_none(self, found):
        self.assertFalse(found, '\n' + '\n'.join(found))

    def test_every_module_is_in_a_room(self):
        self._assert_none([str(path) for path in _modules() if not _room_of(path)])

    def test_imports(self):
        self._assert_none(
            [
                f'{path}:{line}: {_room_of(path)} may not import {name}'
                for path in _modules()
                if not path.name.endswith('_test.py') and _room_of(path)
                for line, name in _imports(_parse(path))
                if not _may_import(_room_of(path), name)
            ]
        )

    def test_imports_of_tests(self):
        self._assert_none(
            [
                f'{path}:{line}: only {top} imports {name}'
                for path in _modules()
                for line, name in _imports(_parse(path))
                if (top := name.partition('.')[0]) in _IMPORTED_BY_THEMSELVES_ONLY
                and path.parts[0] not in (top, 'tools')
            ]
        )

    def test_files_are_not_opened_where_there_is_no_input_or_output(self):
        self._assert_none(
            [
                f'{path}:{node.lineno}: {_room_of(path)} does no input or output'
                for path in _modules()
                if (folder := _room_of(path)) and not layers.ROOMS[folder].input_output
                if not path.name.endswith('_test.py')
                for node in ast.walk(_parse(path))
                if isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ('open', 'print', 'input')
            ]
        )

    def test_rooms_that_know_python_only_do_not_name_tensorflow(self):
        self._assert_none(
            [
                f'{path}:{line}: {_room_of(path)} names TensorFlow'
                for path in _modules()
                if (folder := _room_of(path)) and not layers.ROOMS[folder].tensorflow_names
                if not path.name.endswith('_test.py')
                for line, text in _code_constants(_parse(path))
                if text == 'tf' or 'tensorflow' in text.lower()
            ]
        )

    def test_the_table_refuses_what_it_should(self):
        self.assertFalse(_may_import('migration/convert', 'tensorflow'))
        self.assertFalse(_may_import('migration/rules', 'migration.rules.placeholder'))
        self.assertFalse(_may_import('migration/program', 'pathlib'))
        self.assertFalse(_may_import('migration/facts', 'migration.syntax.edits.Edit'))
        self.assertFalse(_may_import('benchmarks/dashboard', 'benchmarks.harness.suite'))
        self.assertFalse(_may_import('migration/models', 'migration.convert.pipeline'))
        self.assertTrue(_may_import('migration/models', 'migration.models.digits'))


if __name__ == '__main__':
    absltest.main()
