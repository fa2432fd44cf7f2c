"""The report for people: coloured on a terminal, plain elsewhere."""

import collections
import functools
import itertools
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from migration.convert import report
from migration.convert.conversion import Conversion
from migration.convert.troubles import START

if TYPE_CHECKING:
    from rich.console import Console

_STYLES = {
    'converted': 'green',
    'unchanged': 'dim',
    'partial': 'yellow',
    'refused': 'yellow',
    'error': 'red',
    'warning': 'yellow',
}
_UNDONE = ('partial', 'refused', 'error')

# A line is made of pieces of text, each with a style that may be empty.
Piece = tuple[str, str]


class Terminal:
    """Prints what became of the inputs, one after the other."""

    def __init__(self, stream: TextIO, *, verbose: bool = False, quiet: bool = False):
        self._stream = stream
        self._verbose = verbose
        self._quiet = quiet

    def file(self, path: str, conversion: Conversion, *, action: str, done: str) -> None:
        """Prints what became of one file.

        Args:
          path: the file, as the user knows it.
          conversion: what became of it.
          action: stands before the status: 'would be', or nothing.
          done: stands behind it: where the result went.
        """
        result = conversion.result
        if self._says_status(result, done):
            verb = action if action and result.status in ('converted', 'partial') else ''
            status = ' '.join(filter(None, (verb, _describe(result.status))))
            place = f' {done}' if done.startswith('->') else f', {done}' if done else ''
            pieces = [(f'{path}: ', 'bold'), (status, _STYLES[result.status]), (place, '')]
            self._print(pieces)
        self.findings(path, result, conversion.source, conversion.excerpt)

    def _says_status(self, result: report.FileResult, done: str) -> bool:
        if self._quiet:
            return False
        return self._verbose or result.status != 'unchanged' or bool(done)

    def findings(
        self, path: str, result: report.FileResult, source: str = '', excerpt: str = ''
    ) -> None:
        """Prints the findings of one file, and its notes if they are wanted."""
        lines = source.split('\n')
        findings = sorted(result.findings, key=lambda f: (f.span, f.rule))
        for finding, following in itertools.zip_longest(findings, findings[1:]):
            style = _STYLES[finding.severity]
            where = f'{path}{_place(finding.span, lines)}: '
            self._print([(where, ''), (finding.rule, style), (f': {finding.reason}', '')], 2)
            # It shows what is wrong with the input, not what came of it afterwards.
            shows = excerpt and finding.rule != 'cannot_write'
            for line in excerpt.split('\n') if shows else ():
                self._print([(line, 'dim')], 6)
            # Said once for findings of one kind that follow each other.
            if finding.way_out and (not following or following.way_out != finding.way_out):
                self._print([(finding.way_out, 'cyan')], 6)
        if self._verbose:
            for note in sorted(result.notes, key=lambda n: (n.span, n.rule)):
                where = f'{path}{_place(note.span, lines)}: '
                message = f'{where}note: {note.rule}: {note.message} ({note.applicability})'
                self._print([(message, 'dim')], 2)

    def skipped(self, paths: Mapping[str, str]) -> None:
        """Prints what was passed over, if details are wanted."""
        if self._verbose:
            for path, reason in sorted(paths.items()):
                self._print([(f'{path}: skipped: {reason}', 'dim')])

    def summary(self, results: report.Report, hint: str) -> None:
        """Prints how many files came out how.

        Args:
          results: of all files.
          hint: what the user may want to do next; may be empty.
        """
        if self._quiet:
            return
        counts = collections.Counter(result.status for result in results.files.values())
        if not counts:
            self._print([('There are no Python files here: nothing to do.', 'bold')])
            return
        native = counts['converted'] + counts['unchanged']
        total = counts.total()
        parts = [
            f'{counts[status]} {"errors" if status == "error" and counts[status] > 1 else status}'
            for status in ('converted', 'unchanged', *_UNDONE)
            if counts[status]
        ]
        share = f'Native TensorFlow {results.target}: {native} of {total} ({native / total:.0%}).'
        files = '1 file' if total == 1 else f'{total} files'
        self._print([(f'{files}: {", ".join(parts)}. {share}', 'bold')])
        if hint:
            self._print([(hint, 'dim')])

    def line(self, text: str) -> None:
        """Prints a line even if the user wants quiet."""
        self._print([(text, '')])

    def _print(self, pieces: list[Piece], indent: int = 0) -> None:
        if not self._console:
            self._stream.write(' ' * indent + ''.join(text for text, _ in pieces) + '\n')
            self._stream.flush()
            return
        from rich.text import Text

        # Long lines are left to the terminal: a wrapped path cannot be clicked or copied.
        self._console.print(Text.assemble(' ' * indent, *pieces), soft_wrap=True)

    @functools.cached_property
    def _console(self) -> 'Console | None':
        """What colours; None where there is no terminal, or no package for it."""
        if not self._stream.isatty():
            return None
        try:
            # Only here: it takes longer to load than a file takes to convert.
            from rich.console import Console
        except ImportError:
            return None
        return Console(file=self._stream, highlight=False, emoji=False)


def _describe(status: str) -> str:
    return {'partial': 'converted in part'}.get(status, status)


def _place(span: report.Span, lines: list[str]) -> str:
    """Returns line and column as editors count them: characters from 1.

    What concerns the whole file has no place.
    """
    if span == START:
        return ''
    column = span.column
    if span.line <= len(lines):
        column = len(lines[span.line - 1].encode()[: span.column].decode(errors='ignore'))
    return f':{span.line}:{column + 1}'
