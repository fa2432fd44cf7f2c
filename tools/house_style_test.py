"""Rules of style that ruff has no name for."""

import ast
import re

from absl.testing import absltest

from tools import layers, source_tree

_VAGUE_MODULES = {'utils', 'util', 'helpers', 'helper', 'common', 'misc'}
_VAGUE_CLASSES = re.compile(r'_?(?:\w*Manager|\w*Handler|Base|Base[A-Z]\w*)')

# Spelt in pieces, so that this file does not find itself.
_UNFINISHED = re.compile(r'\b(?:TO' 'DO|FIX' 'ME|X' 'XX)\\b')
_PATHS_OF_ONE_MACHINE = re.compile(r'(?<![\w./~-])/(?:root|home|work|Users)/\w')

# Two or three engines may be larger than that.
_MOST_LINES = 400
_MOST_ENGINES = 3


def _texts():
    """Yields each text file of ours with its content."""
    for path in source_tree.files(
        *('.py', '.bzl', '.md', '.sh', '.toml', '.in', '.lock', '.tsv', '.yaml', '.json'),
        *('BUILD', 'WORKSPACE', 'bazelw', 'run'),
    ):
        if not set(layers.INPUTS) & set(path.parts) and path.name not in layers.PROGRAMS:
            yield path, (source_tree.root() / path).read_text()


class HouseStyleTest(absltest.TestCase):
    def _assert_none(self, found):
        self.assertFalse(found, '\n' + '\n'.join(found))

    def test_modules_are_named_for_what_they_do(self):
        self._assert_none(
            [
                f'{path}: what does it do?'
                for path in source_tree.files('.py')
                if _VAGUE_MODULES & {path.stem.removesuffix('_test'), path.parent.name}
            ]
        )

    def test_classes_are_named_for_what_they_are(self):
        self._assert_none(
            [
                f'{path}:{node.lineno}: what is a {node.name}?'
                for path, text in _texts()
                if path.suffix == '.py'
                for node in ast.walk(ast.parse(text))
                if isinstance(node, ast.ClassDef) and _VAGUE_CLASSES.fullmatch(node.name)
            ]
        )

    def test_modules_are_small(self):
        large = [
            f'{path}: {lines} lines'
            for path, text in _texts()
            if path.suffix == '.py' and not path.stem.endswith('_test')
            if (lines := text.count('\n')) > _MOST_LINES
        ]
        self.assertLessEqual(len(large), _MOST_ENGINES, '\n' + '\n'.join(large))

    def test_nothing_is_left_unfinished_and_no_path_is_of_one_machine(self):
        self._assert_none(
            [
                f'{path}:{number}: {line.strip()}'
                for path, text in _texts()
                for number, line in enumerate(text.splitlines(), start=1)
                if _UNFINISHED.search(line) or _PATHS_OF_ONE_MACHINE.search(line)
            ]
        )

    def test_no_package_file_is_empty(self):
        self._assert_none(
            [
                f'{path}: Bazel makes these files'
                for path in source_tree.files('__init__.py')
                if not (source_tree.root() / path).read_text().strip()
            ]
        )


if __name__ == '__main__':
    absltest.main()
