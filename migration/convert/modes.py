"""What is done with the results: nothing, a comparison, or files."""

import contextlib
import dataclasses
import difflib
import errno
import os
import sys
from collections.abc import Sequence

from migration.convert import discovery, report, troubles, writing
from migration.convert.conversion import Conversion
from migration.convert.discovery import Entry, Found
from migration.convert.troubles import START, Trouble

# Larger files in a tree are data sets and checkpoints; a second copy may not fit.
MAX_COPY_BYTES = 100 * 1024 * 1024


class UsageError(Exception):
    """The command line asks for something that cannot be."""


@dataclasses.dataclass
class Looks:
    """Writes nothing: the report is all that is wanted."""

    action = 'would be'

    def prepare(self, found: Found) -> None:
        """Checks, before any input is read, that the results will have a place.

        Raises:
          UsageError: if they will not.
        """

    def place(self, entry: Entry, conversion: Conversion) -> str:
        """Does with one result what the mode is for.

        Returns:
          What was done, for the report; may be empty.

        Raises:
          OSError: if it cannot be done.
        """
        return ''

    def finish(self, found: Found) -> dict[str, Trouble]:
        """Does what is left when all results have their places.

        Returns:
          What went wrong, by path.
        """
        return {}


@dataclasses.dataclass
class Diff(Looks):
    """Shows what would change, in a form that `patch -p0` takes."""

    def place(self, entry: Entry, conversion: Conversion) -> str:
        """Prints the difference between one input and its result."""
        if conversion.changes:
            lines = unified_diff(entry.path, conversion)
            color = sys.stdout.isatty() and not os.environ.get('NO_COLOR')
            sys.stdout.writelines(map(_colored, lines) if color else lines)
            sys.stdout.flush()
        return ''


@dataclasses.dataclass
class InPlace(Looks):
    """Puts each result in the place of its input."""

    action = ''

    def place(self, entry: Entry, conversion: Conversion) -> str:
        """Writes one result over its input."""
        writing.sweep(os.path.dirname(os.path.realpath(entry.path)))
        if conversion.changes and conversion.original.stat:
            writing.rewrite(entry.path, conversion.output, conversion.original.stat)
        return ''

    def prepare(self, found: Found) -> None:
        """Makes sure that there are files to write to."""
        if any(entry.path == discovery.STDIN for entry in found.sources):
            raise UsageError('standard input cannot be converted in place')


@dataclasses.dataclass
class ToStdout(Looks):
    """Prints the result of standard input, as a filter does."""

    action = ''

    def place(self, entry: Entry, conversion: Conversion) -> str:
        """Prints one result."""
        if conversion.output is not None:
            sys.stdout.flush()
            sys.stdout.buffer.write(conversion.output)
            sys.stdout.buffer.flush()
        return ''


@dataclasses.dataclass
class ToFile(Looks):
    """Writes the only result to a file."""

    path: str
    action = ''

    def prepare(self, found: Found) -> None:
        """Makes sure that there is one file, and that the output is another one."""
        if len(found.sources) + len(found.troubles) != 1:
            raise UsageError(f'{self.path} names a file, but there is more than one input')
        _refuse_to_overwrite_inputs(found, [self.path])

    def place(self, entry: Entry, conversion: Conversion) -> str:
        """Writes the result, if there is one."""
        if conversion.output is None:
            return f'{self.path} was not written'
        os.makedirs(os.path.dirname(self.path) or '.', exist_ok=True)
        writing.write(self.path, conversion.output, like=conversion.original.stat)
        return f'-> {self.path}'


@dataclasses.dataclass
class ToTree(Looks):
    """Writes a complete copy of the inputs, with the results in the places of the sources.

    What is not converted is copied, so that the copy runs as the original did.
    """

    folder: str
    action = ''

    def prepare(self, found: Found) -> None:
        """Makes sure that no input would be overwritten."""
        if any(entry.path == discovery.STDIN for entry in found.sources):
            raise UsageError('for standard input, --output must be a file: NAME.py')
        if os.path.lexists(self.folder) and not os.path.isdir(self.folder):
            raise UsageError(f'{self.folder} is a file; --output must be a directory, or NAME.py')
        entries = found.sources + found.others
        _refuse_to_overwrite_inputs(found, [self._path(entry) for entry in entries])

    def place(self, entry: Entry, conversion: Conversion) -> str:
        """Writes one result, or a copy of what could not be converted."""
        path = self._path(entry)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if conversion.output is not None:
            writing.write(path, conversion.output, like=conversion.original.stat)
            return f'-> {path}'
        if os.path.isfile(entry.path):
            writing.copy(entry.path, path)
            return f'copied unchanged -> {path}'
        return ''

    def finish(self, found: Found) -> dict[str, Trouble]:
        """Copies everything that is not Python source."""
        failed = {}
        for folder in found.folders:
            with contextlib.suppress(OSError):
                os.makedirs(os.path.join(self.folder, folder), exist_ok=True)
        for entry in found.others:
            try:
                self._copy(entry)
            except Trouble as trouble:
                failed[entry.path] = trouble
            except OSError as error:
                failed[entry.path] = troubles.of_os_error(error, 'copy')
        return failed

    def _copy(self, entry: Entry) -> None:
        path = self._path(entry)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if entry.link:
            writing.link(entry.link, path)
            return
        if os.path.getsize(entry.path) > MAX_COPY_BYTES:
            raise Trouble(
                'not_copied',
                f'it was not copied: it is larger than {MAX_COPY_BYTES // (1024 * 1024)} MiB',
                f'copy it or link it to {path}',
                status='refused',
            )
        writing.copy(entry.path, path)

    def _path(self, entry: Entry) -> str:
        return os.path.join(self.folder, entry.relative)


def _refuse_to_overwrite_inputs(found: Found, outputs: Sequence[str]) -> None:
    inputs = {os.path.realpath(e.path): e.path for e in found.sources + found.others if not e.link}
    for output in outputs:
        if path := inputs.get(os.path.realpath(output)):
            raise UsageError(
                f'the output {output} would overwrite the input {path}; use --in_place'
            )


def of_output(path: str, inputs: Sequence[str]) -> Looks:
    """Returns the mode for a value of `--output`: a file or a directory."""
    names_file = path.endswith('.py') and not os.path.isdir(path)
    if names_file and (len(inputs) > 1 or os.path.isdir(inputs[0])):
        raise UsageError(f'--output {path} names a file, but there may be several results')
    return ToFile(path) if names_file else ToTree(path)


def check_report_path(path: str, found: Found) -> None:
    """Makes sure that a report can be written, before anything else is.

    Raises:
      UsageError: if it cannot.
    """
    _refuse_to_overwrite_inputs(found, [path])
    folder = os.path.dirname(path) or '.'
    try:
        os.makedirs(folder, exist_ok=True)
        if os.path.isdir(path):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        reason = troubles.of_os_error(error, 'write').reason
        raise UsageError(f'the report {path}: {reason}') from None


def unified_diff(path: str, conversion: Conversion) -> list[str]:
    """Returns the difference between an input and its output, as lines."""
    encoding = conversion.encoding
    texts = (conversion.original.data.decode(encoding), conversion.output.decode(encoding))
    # Not splitlines(): a form feed in a source file ends no line.
    old, new = ([line + '\n' for line in text.split('\n')] for text in texts)
    for lines in (old, new):
        last = lines.pop()
        if last != '\n':
            lines.append(last.removesuffix('\n'))
    result = []
    for line in difflib.unified_diff(old, new, path, path):
        result.append(line)
        if not line.endswith('\n'):
            result.append('\n\\ No newline at end of file\n')
    return result


def _colored(line: str) -> str:
    if line.startswith(('---', '+++')):
        code = '1'
    else:
        code = {'@': '36', '-': '31', '+': '32'}.get(line[:1], '')
    body = line.rstrip('\n')
    return f'\x1b[{code}m{body}\x1b[0m{line[len(body) :]}' if code else line


def not_written(result: report.FileResult, error: OSError) -> report.FileResult:
    """Returns what becomes of a result that has no place."""
    reason = troubles.of_os_error(error, 'write').reason
    if error.filename:
        reason = reason.replace(' it:', f' {error.filename}:')
    finding = report.Finding('cannot_write', START, 'error', reason, 'the original is as it was')
    return report.FileResult('error', findings=(finding, *result.findings), notes=result.notes)
