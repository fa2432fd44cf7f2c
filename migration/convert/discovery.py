"""Finds the files that the command line asks for."""

import dataclasses
import os
import stat
from collections.abc import Iterator, Sequence

from migration.convert import troubles, writing
from migration.convert.troubles import Trouble

STDIN = '-'


@dataclasses.dataclass(frozen=True)
class Entry:
    """A file that was asked for, or that lies in a directory that was.

    Attributes:
      path: as it was given or found; names the file in the report.
      relative: its place below the folder that all inputs share.
      link: for a symbolic link to be made again, where it leads; else ''.
    """

    path: str
    relative: str
    link: str = ''


@dataclasses.dataclass
class Found:
    """What was found, in an order that depends on the names alone.

    Attributes:
      sources: the Python files to convert, each once.
      others: what else a complete copy of the directories holds.
      folders: the relative paths of the directories.
      troubles: paths that cannot be looked at, and why.
      skipped: paths that were passed over on purpose, and why.
    """

    sources: list[Entry] = dataclasses.field(default_factory=list)
    others: list[Entry] = dataclasses.field(default_factory=list)
    folders: list[str] = dataclasses.field(default_factory=list)
    troubles: dict[str, Trouble] = dataclasses.field(default_factory=dict)
    skipped: dict[str, str] = dataclasses.field(default_factory=dict)


def find(paths: Sequence[str], *, exclude: str = '', follow_outside: bool = False) -> Found:
    """Returns the files that the given paths stand for.

    Args:
      paths: files, directories, or `-` for standard input.
      exclude: a directory to pass over: an earlier output may lie in an input.
      follow_outside: whether links to files outside of their directory count as
        files. Nobody who names a directory expects files elsewhere to change.
    """
    found = Found()
    seen: set[str] = set()
    root = _root(paths)
    exclude = os.path.realpath(exclude) if exclude else ''
    for path in paths:
        if path == STDIN:
            entries = [Entry(path, 'stdin.py')]
        elif os.path.isdir(path):
            entries = list(_Walk(found, path, root, exclude, follow_outside).entries())
        else:
            entries = [Entry(path, os.path.relpath(path, root))]
        for entry in entries:
            real = entry.path if entry.path == STDIN else os.path.realpath(entry.path)
            if real not in seen:
                seen.add(real)
                found.sources.append(entry)
    return found


def _root(paths: Sequence[str]) -> str:
    """Returns the directory below which all given paths lie."""
    paths = [path for path in paths if path != STDIN]
    if len(paths) == 1 and os.path.isdir(paths[0]):
        return os.path.abspath(paths[0])
    parents = [os.path.dirname(os.path.abspath(path)) for path in paths]
    return os.path.commonpath(parents) if parents else os.getcwd()


class _Walk:
    """A walk through one directory, which sorts what it meets."""

    def __init__(self, found: Found, top: str, root: str, exclude: str, follow_outside: bool):
        self._found = found
        self._top = top
        self._real_top = os.path.realpath(top)
        self._root = root
        self._exclude = exclude
        self._follow_outside = follow_outside

    def entries(self) -> Iterator[Entry]:
        """Yields the Python files in the directory."""
        folders = [self._top]
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(folder) as scan:
                    children = sorted(scan, key=lambda child: child.name)
            except OSError as error:
                self._found.troubles[folder] = troubles.of_os_error(error, 'read')
                continue
            self._found.folders.append(os.path.relpath(folder, self._root))
            deeper = []
            for child in children:
                if child.is_symlink():
                    yield from self._link(child)
                elif child.is_dir(follow_symlinks=False):
                    if not self._passes_over(child):
                        deeper.append(child.path)
                else:
                    yield from self._file(child)
            folders += reversed(deeper)

    def _passes_over(self, folder: os.DirEntry) -> bool:
        reason = ''
        if folder.name.startswith('.') or folder.name == '__pycache__':
            reason = 'hidden, or made by Python'
        elif os.path.lexists(os.path.join(folder.path, 'pyvenv.cfg')):
            reason = 'a virtual environment'
        elif os.path.lexists(os.path.join(folder.path, 'conda-meta')):
            reason = 'a Conda environment'
        elif self._exclude and os.path.realpath(folder.path) == self._exclude:
            reason = 'the output'
        if reason:
            self._found.skipped[folder.path] = reason
        return bool(reason)

    def _file(self, child: os.DirEntry) -> Iterator[Entry]:
        entry = Entry(child.path, os.path.relpath(child.path, self._root))
        # Editors leave `.#name.py`; people do not hide programs.
        if child.name.endswith('.py') and not child.name.startswith('.'):
            yield entry
        elif not child.is_file(follow_symlinks=False):
            self._found.skipped[child.path] = 'not a file'
        elif not writing.is_temporary(child.name):
            self._found.others.append(entry)

    def _link(self, child: os.DirEntry) -> Iterator[Entry]:
        relative = os.path.relpath(child.path, self._root)
        target = os.path.realpath(child.path)
        inside = os.path.commonpath([self._real_top, target]) == self._real_top
        source = child.name.endswith('.py') and not child.name.startswith('.')
        try:
            is_file = stat.S_ISREG(os.stat(child.path).st_mode)
        except OSError:
            if source:
                # Reading it tells what is wrong with it.
                yield Entry(child.path, relative)
            else:
                # It may lead somewhere on the machine where the copy goes.
                self._found.skipped[child.path] = 'a broken link'
                link = os.readlink(child.path)
                self._found.others.append(Entry(child.path, relative, link=link))
            return
        if inside:
            self._found.skipped[child.path] = 'a link within the directory'
            self._found.others.append(Entry(child.path, relative, link=os.readlink(child.path)))
        elif not is_file:
            self._found.skipped[child.path] = 'a link to elsewhere; name it to convert it'
            self._found.others.append(Entry(child.path, relative, link=target))
        elif not source:
            self._found.others.append(Entry(child.path, relative))
        elif self._follow_outside:
            yield Entry(child.path, relative)
        else:
            self._found.skipped[child.path] = 'a link to elsewhere; name it to convert it'
