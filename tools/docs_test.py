"""Checks that what the documents name exists: targets, files and commands."""

import functools
import pathlib
import re
from collections.abc import Iterator

from absl.testing import absltest

from tools import source_tree

# In code spans and code blocks; a word in capitals is a placeholder, such as NAME or FILE.
_TARGET = re.compile(r'(?<![\w/:])//([\w/.-]*)(?::([\w.-]+))?')
_PATH = re.compile(r'^(?:\./)?[\w.*-]+(?:/[\w.*-]+)*/?$')
_LINK = re.compile(r'\]\((?!https?:|#)([^)#]+)')
_PLACEHOLDER = re.compile(r'[A-Z]{3,}')

# Made by programs, or telling of what is gone.
_NOT_BY_HAND = ('CHANGELOG.md', 'rules.md', 'what_is_converted.md')
# What a document may name that only a build, a user or a run brings about.
_MADE_LATER = ('bazel-', 'report.json', 'user.bazelrc', 'model.py', 'model_tf2.py', 'converted/')


def _documents() -> Iterator[tuple[str, str]]:
    """Yields the name and text of each document that is written by hand."""
    for path in source_tree.files('.md'):
        if path.name not in _NOT_BY_HAND and path.parts[0] != 'third_party':
            yield str(path), (source_tree.root() / path).read_text()


def _code(text: str) -> Iterator[str]:
    """Yields code blocks' lines and code spans."""
    blocks = re.findall(r'^```\w*\n(.*?)^```', text, re.MULTILINE | re.DOTALL)
    for block in blocks:
        yield from block.splitlines()
    prose = re.sub(r'^```.*?^```', '', text, flags=re.MULTILINE | re.DOTALL)
    yield from re.findall(r'`([^`\n]+)`', prose)


@functools.cache
def _target_exists(package: str, name: str) -> bool:
    """Returns whether a package declares a target, or a macro makes it of a file."""
    folder = source_tree.root() / package
    if name == '...' or package.endswith('...'):
        return (source_tree.root() / package.removesuffix('...')).is_dir()
    build = folder / 'BUILD'
    if not build.exists():
        return False
    name = name or folder.name
    return f'name = "{name}"' in build.read_text() or any(
        (folder / f'{name}{suffix}').exists() for suffix in ('', '.py')
    )


def _path_exists(name: str) -> bool:
    """Returns whether a path exists below the root; `*` and placeholders stand for any name."""
    pattern = _PLACEHOLDER.sub('*', name).rstrip('/').removeprefix('./')
    if '*' not in pattern:
        return (source_tree.root() / pattern).exists()
    # A recipe names files that are yet to be written: their room has to exist.
    room = pathlib.PurePath(*pathlib.PurePath(pattern).parts[:2])
    return any(source_tree.root().glob(pattern)) or (source_tree.root() / room).is_dir()


@functools.cache
def _top_level() -> frozenset[str]:
    return frozenset(entry.name for entry in source_tree.root().iterdir())


def _looks_like_a_path_of_ours(word: str) -> bool:
    """Returns whether a word begins with something at the top of the repository."""
    first = word.removeprefix('./').partition('/')[0]
    return '/' in word and bool(_PATH.match(word)) and first in _top_level()


class DocsTest(absltest.TestCase):
    def _assert_none(self, found):
        self.assertFalse(found, '\n' + '\n'.join(found))

    def test_documents_exist(self):
        names = [name for name, _ in _documents()]
        self.assertContainsSubset(['README.md', 'CONTRIBUTING.md'], names)

    def test_targets(self):
        self._assert_none(
            [
                f'{name}: no target {match.group()}'
                for name, text in _documents()
                for code in _code(text)
                for match in _TARGET.finditer(code)
                if not _PLACEHOLDER.search(match.group())
                and not _target_exists(match.group(1), match.group(2) or '')
            ]
        )

    def test_paths(self):
        self._assert_none(
            [
                f'{name}: no file {word}'
                for name, text in _documents()
                for code in _code(text)
                for word in code.split()
                if _looks_like_a_path_of_ours(word)
                and not word.startswith(_MADE_LATER)
                and not _path_exists(word)
            ]
        )

    def test_links(self):
        root = source_tree.root()
        self._assert_none(
            [
                f'{name}: no {link}'
                for name, text in _documents()
                for link in _LINK.findall(text)
                if not (root / pathlib.PurePath(name).parent / link).exists()
            ]
        )

    def test_the_readme_and_continuous_integration_run_the_same_tests(self):
        readme = (source_tree.root() / 'README.md').read_text()
        script = (source_tree.root() / '.ci' / 'run').read_text()
        self.assertIn('./bazelw test //...', readme)
        self.assertRegex(script, r'\n\./bazelw test .*//\.\.\.\n')

    def test_a_test_can_fail(self):
        self.assertFalse(_target_exists('benchmarks', 'no_such_target'))
        self.assertFalse(_path_exists('tools/no_such_file.py'))
        self.assertTrue(_path_exists('migration/rules/NAME.py'))
        self.assertTrue(_looks_like_a_path_of_ours('tools/no_such_file.py'))


if __name__ == '__main__':
    absltest.main()
