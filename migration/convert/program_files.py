"""Finds the files of one program: a file, and the modules below one folder that it imports."""

import ast
import os
from collections.abc import Iterator

from migration.convert import decoding, reading
from migration.convert.discovery import Entry
from migration.convert.troubles import Trouble
from migration.syntax import trees


def find(path: str, root: str) -> list[Entry]:
    """Returns the files of the program that begins in a file, which is the first of them.

    An import means a module beside the importing one, or below one of the folders around it.

    Args:
      path: the file.
      root: the folder below which all modules of the program lie.
    """
    root = os.path.realpath(root)
    found = {os.path.relpath(os.path.realpath(path), root): path}
    todo = list(found)
    while todo:
        for relative in _imported(todo.pop(), root):
            if relative not in found:
                found[relative] = os.path.join(root, relative)
                todo.append(relative)
    return [Entry(place, relative) for relative, place in found.items()]


def _imported(relative: str, root: str) -> Iterator[str]:
    """Yields the files below a folder that one of them imports."""
    try:
        text = decoding.decode(reading.read_file(os.path.join(root, relative)).data).text
        nodes = list(trees.walk(ast.parse(text)))
    except (Trouble, SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split('.')[0] != 'tensorflow':
                    yield from _found(alias.name, relative, root, 0)
        elif isinstance(node, ast.ImportFrom):
            if not node.level and (node.module or '').split('.')[0] == 'tensorflow':
                continue
            for alias in node.names:
                name = '.'.join(filter(None, [node.module, alias.name]))
                yield from _found(name, relative, root, node.level)


def _found(name: str, relative: str, root: str, level: int) -> Iterator[str]:
    """Yields the files of the packages and modules that a dotted name may mean."""
    folders = relative.split(os.sep)[:-1]
    parts = name.split('.')
    if level:
        base = folders[: len(folders) - level + 1]
        yield from _held(root, [[*base, *parts[:count]] for count in range(len(parts) + 1)])
        return
    for depth in range(len(folders), -1, -1):
        around = folders[:depth]
        held = _held(root, [[*around, *parts[: count + 1]] for count in range(len(parts))])
        yield from held
        if held:
            return


def _held(root: str, names: list[list[str]]) -> list[str]:
    """Returns which files there are of modules and of packages."""
    ends = ('.py', f'{os.sep}__init__.py')
    places = [os.path.join(*name) + end for name in names if name for end in ends]
    return [place for place in places if os.path.isfile(os.path.join(root, place))]
