"""The text of a program, of which there may be nothing to verify."""

import ast
import dataclasses
import pathlib


class CannotVerifyError(Exception):
    """There is nothing to compare, or no way to do it."""


@dataclasses.dataclass(frozen=True)
class Source:
    """One program's text, and how to speak of places in it."""

    path: pathlib.Path
    data: bytes

    @property
    def tree(self) -> ast.Module:
        """A fresh syntax tree."""
        return ast.parse(self.data, str(self.path))

    def line(self, number: int) -> str:
        """Returns the text of a line, without its indentation."""
        lines = self.data.decode('utf-8', 'replace').splitlines()
        return lines[number - 1].strip() if 0 < number <= len(lines) else ''


def read(path: pathlib.Path) -> Source:
    """Returns a program.

    Raises:
      CannotVerifyError: it cannot be read, or is not Python 3.
    """
    try:
        source = Source(path, path.read_bytes())
        source.tree  # noqa: B018  Parses.
    except OSError as error:
        raise CannotVerifyError(f'{path} cannot be read: {error.strerror}') from error
    except SyntaxError as error:
        raise CannotVerifyError(f'{path}:{error.lineno} is not Python 3: {error.msg}') from error
    except ValueError as error:
        raise CannotVerifyError(f'{path} is not Python 3: {error}') from error
    return source
