"""A copy of a program's folder in which it can write what it likes."""

import os
import pathlib
import shutil

_SMALL = 1 << 20
_MOST = 2000
_LEFT_OUT = {'.git', '__pycache__', 'node_modules'}


def _copy(source: pathlib.Path, copy: pathlib.Path) -> None:
    if source.suffix == '.py' or source.stat().st_size <= _SMALL:
        shutil.copyfile(source, copy)
    else:
        copy.symlink_to(source.resolve())


def mirror(folder: pathlib.Path, copy: pathlib.Path) -> None:
    """Makes copy look like folder: small files are copied, large ones linked.

    Beyond 2,000 entries folders are linked too, so that a home folder costs no more than a
    project's; what the program writes there is written for good.
    """
    left = _MOST
    todo = [(folder, copy)]
    while todo:
        source, target = todo.pop(0)
        target.mkdir(parents=True, exist_ok=True)
        entries = [e for e in sorted(source.iterdir()) if e.name not in _LEFT_OUT]
        left -= len(entries)
        for entry in entries:
            if entry.is_dir():
                if left > 0 and not entry.is_symlink():
                    todo.append((entry, target / entry.name))
                else:
                    (target / entry.name).symlink_to(entry.resolve())
            elif entry.is_file() and os.access(entry, os.R_OK):
                _copy(entry, target / entry.name)


def lay_over(folder: pathlib.Path, copy: pathlib.Path) -> None:
    """Copies the Python files of a folder, and of packages in it, over a mirror."""
    left = _MOST
    for source in sorted(folder.glob('*.py')) + sorted(folder.glob('*/**/*.py')):
        left -= 1
        if left < 0:
            return
        write(copy, source.relative_to(folder), source.read_bytes())


def write(copy: pathlib.Path, relative: pathlib.PurePath, data: bytes) -> None:
    """Writes a file of a mirror; what the mirror links to stays as it is."""
    target = copy
    for part in relative.parts[:-1]:
        target /= part
        if target.is_symlink():
            linked = target.resolve()
            target.unlink()
            target.mkdir()
            for entry in linked.iterdir():
                if entry.name not in _LEFT_OUT:
                    (target / entry.name).symlink_to(entry)
        target.mkdir(exist_ok=True)
    target /= relative.name
    if target.is_symlink() or target.exists():
        target.unlink()
    target.write_bytes(data)
