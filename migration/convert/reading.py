"""Reads source files and finds out whether they are Python 3."""

import dataclasses
import os
import stat
import sys
import warnings

from migration.convert import python2, report, troubles
from migration.convert.troubles import Trouble

# Larger files are data in the form of Python; converting one would take hours.
MAX_BYTES = 10 * 1024 * 1024

_KINDS = (
    (stat.S_ISDIR, 'a directory'),
    (stat.S_ISFIFO, 'a named pipe'),
    (stat.S_ISSOCK, 'a socket'),
    (stat.S_ISCHR, 'a device'),
    (stat.S_ISBLK, 'a device'),
)


@dataclasses.dataclass(frozen=True)
class Original:
    """The bytes of an input, and how its file stood when they were read.

    Attributes:
      data: the bytes.
      stat: of the file; None for standard input.
    """

    data: bytes
    stat: os.stat_result | None = None


def read_file(path: str) -> Original:
    """Returns the bytes of a source file.

    Raises:
      Trouble: if it cannot be read, is no regular file, or is too large.
    """
    try:
        status = os.stat(path)
        # Opening a pipe would wait for a writer; opening a device may do anything.
        if not stat.S_ISREG(status.st_mode):
            kind = next((name for test, name in _KINDS if test(status.st_mode)), 'no regular file')
            raise Trouble('not_a_file', f'it is {kind}, not a file', 'use - for standard input')
        if path.endswith('.ipynb'):
            raise Trouble(
                'notebook',
                'it is a notebook, not a Python file',
                'export it first: jupyter nbconvert --to script',
            )
        _check_size(status.st_size)
        with open(path, 'rb') as file:
            return Original(file.read(), os.fstat(file.fileno()))
    except FileNotFoundError:
        if os.path.islink(path):
            target = os.readlink(path)
            raise Trouble('cannot_read', f'it is a broken link to {target}') from None
        raise Trouble('cannot_read', 'there is no such file') from None
    except OSError as error:
        raise troubles.of_os_error(error, 'read') from None


def read_stdin() -> Original:
    """Returns the bytes of standard input.

    Raises:
      Trouble: if there are too many.
    """
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    _check_size(len(data))
    return Original(data)


def _check_size(size: int) -> None:
    if size > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise Trouble(
            'too_large',
            f'it is larger than {limit} MiB, the limit for one source file',
            'move the data in it to a file that the program reads',
            status='refused',
        )


def check_parses(text: str) -> None:
    """Makes sure that a text is Python 3 source.

    Raises:
      Trouble: if it is not.
    """
    try:
        with warnings.catch_warnings():
            # '\d' in a string is not for us to complain about.
            warnings.simplefilter('ignore')
            # Not ast.parse: it accepts a `return` outside of any function.
            compile(text, '<input>', 'exec', dont_inherit=True)
    except SyntaxError as error:
        raise _syntax_trouble(text, error) from None
    except ValueError as error:
        raise Trouble('syntax_error', f'it is not Python: {error}') from None
    except (RecursionError, MemoryError):
        raise too_deep() from None


def too_deep() -> Trouble:
    """Returns the trouble of code that is nested too deeply."""
    return Trouble(
        'too_deep',
        'an expression or block is nested too deeply',
        'split it into several statements',
        status='refused',
    )


def _syntax_trouble(text: str, error: SyntaxError) -> Trouble:
    lines = text.split('\n')
    if found := python2.evidence(text):
        number, what = found
        return Trouble(
            'python2',
            f'this is Python 2 ({what})',
            'run 2to3 or fissix first',
            span=report.Span(number, 0, number, len(lines[number - 1].encode())),
            excerpt=lines[number - 1].strip(),
        )
    number = min(max(error.lineno or 1, 1), len(lines))
    line = lines[number - 1]
    offset = min(max((error.offset or 1) - 1, 0), len(line))
    column = len(line[:offset].encode())
    # Tabs before the caret keep it below its place however wide they are shown.
    caret = ''.join(c if c.isspace() else ' ' for c in line[:offset]) + '^'
    return Trouble(
        'syntax_error',
        f'it does not parse: {error.msg}',
        span=report.Span(number, column, number, column),
        excerpt=f'{line.rstrip()}\n{caret}',
    )
