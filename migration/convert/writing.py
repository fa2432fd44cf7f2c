"""Writes files whole or not at all.

The new content goes into a temporary file in the same directory, which takes the
old file's place in one step. Whoever reads the file, and whenever the converter
is killed, there is the old content or the new one.
"""

import contextlib
import errno
import fcntl
import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable
from typing import BinaryIO

# Hidden, and not ending in `.py`: no other tool takes it for a source file.
_TEMPORARY = re.compile(r'\.graphlift-[0-9a-f]{16}\.tmp')
_swept: set[str] = set()


def is_temporary(name: str) -> bool:
    """Returns whether a file name is one of those that only live while a file is written."""
    return _TEMPORARY.fullmatch(name) is not None


class ChangedError(OSError):
    """The file was changed by somebody else since it was read."""


def write(path: str, data: bytes, *, like: os.stat_result | None = None) -> None:
    """Writes a file in one step.

    A symbolic link stays, and what it leads to is written. An existing file keeps
    its permissions and, where allowed, its owner.

    Args:
      path: the file.
      data: its content.
      like: whose permissions a new file gets.

    Raises:
      OSError: if it cannot be written. The old file is as it was.
    """
    _replace(path, lambda file: file.write(data), like)


def rewrite(path: str, data: bytes, read: os.stat_result) -> None:
    """Writes a file in one step, provided that it is still the one that was read.

    Args:
      path: the file.
      data: its content.
      read: how the file stood when it was read.

    Raises:
      ChangedError: if it is another one.
      OSError: if it cannot be written.
    """
    now = os.stat(path)
    same = ('st_dev', 'st_ino', 'st_size', 'st_mtime_ns')
    if any(getattr(now, name) != getattr(read, name) for name in same):
        raise ChangedError(errno.EAGAIN, 'It has changed since it was read; run again')
    write(path, data, like=read)


def copy(source: str, path: str) -> None:
    """Copies a file in one step, with its permissions.

    Raises:
      OSError: if it cannot be read or written.
    """
    with open(source, 'rb') as original:
        _replace(
            path,
            lambda file: shutil.copyfileobj(original, file, 1 << 20),
            os.fstat(original.fileno()),
        )


def link(target: str, path: str) -> None:
    """Makes a symbolic link in one step, in the place of an older link if there is one.

    Raises:
      OSError: if it cannot be made; FileExistsError if another file is in its place.
    """
    if os.path.lexists(path) and not os.path.islink(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
    temporary = _temporary_name(os.path.dirname(path) or '.')
    os.symlink(target, temporary)
    os.replace(temporary, path)


def _replace(path: str, fill: Callable[[BinaryIO], object], like: os.stat_result | None) -> None:
    path = os.path.realpath(path)
    folder = os.path.dirname(path)
    sweep(folder)
    owner = None
    with contextlib.suppress(FileNotFoundError):
        like = owner = os.stat(path)
        if not stat.S_ISREG(like.st_mode):
            raise OSError(errno.EINVAL, 'It exists and is not a regular file', path)
        if not os.access(path, os.W_OK):
            # Replacing it needs the directory's permission alone, but would not be polite.
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    temporary = _temporary_name(folder)
    try:
        with open(temporary, 'xb') as file:
            # Tells a later run that this file is still being written. See sweep.
            with contextlib.suppress(OSError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fill(file)
            if owner:
                with contextlib.suppress(PermissionError):
                    os.fchown(file.fileno(), owner.st_uid, owner.st_gid)
            if like:
                os.fchmod(file.fileno(), stat.S_IMODE(like.st_mode))
            file.flush()
            os.fsync(file.fileno())
            os.replace(temporary, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        if isinstance(error, OSError) and error.filename == temporary:
            # The user knows no other name.
            error.filename = path
        raise
    _sync_folder(folder)


def _temporary_name(folder: str) -> str:
    return os.path.join(folder, f'.graphlift-{secrets.token_hex(8)}.tmp')


def _sync_folder(folder: str) -> None:
    """Makes the new name last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep(folder: str) -> None:
    """Removes what a killed run left, once for each folder.

    A run that still lives holds a lock on its temporary file.
    """
    if folder in _swept:
        return
    _swept.add(folder)
    with contextlib.suppress(OSError):
        for name in filter(is_temporary, os.listdir(folder)):
            with contextlib.suppress(OSError):
                _remove_if_unlocked(os.path.join(folder, name))


def _remove_if_unlocked(path: str) -> None:
    if os.path.islink(path):
        os.unlink(path)
        return
    with open(path, 'rb') as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.unlink(path)
