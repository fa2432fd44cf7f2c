"""Finds the files of this repository, for checks that look at all of them."""

import os
import pathlib
from collections.abc import Iterator


def root() -> pathlib.Path:
    """Returns the repository's root, outside of the sandbox: the folder of the real WORKSPACE."""
    here = pathlib.Path(__file__).absolute().parents[1]
    return (here / 'WORKSPACE').resolve().parent


def _is_ours(entry: os.DirEntry) -> bool:
    """Returns whether a folder is searched: Bazel's links, caches and tools' folders are not."""
    if entry.is_symlink() or entry.name == '__pycache__':
        return False
    return not entry.name.startswith('.') or entry.name == '.ci'


def _results() -> frozenset[pathlib.Path]:
    """Returns the folders at the top that commands of the README make, and .gitignore names."""
    lines = (root() / '.gitignore').read_text().splitlines()
    names = [line for line in lines if line.startswith('/') and line.endswith('/')]
    return frozenset(root() / name.strip('/') for name in names)


def files(*suffixes: str) -> Iterator[pathlib.Path]:
    """Yields the files with one of these suffixes (or names), relative to the root, in order."""
    top = root()
    results = _results()

    def walk(folder: pathlib.Path) -> Iterator[pathlib.Path]:
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            path = pathlib.Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                if _is_ours(entry) and path not in results:
                    yield from walk(path)
            elif entry.is_file() and (not suffixes or entry.name.endswith(suffixes)):
                yield path.relative_to(top)

    yield from walk(top)
