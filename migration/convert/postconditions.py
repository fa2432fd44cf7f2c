"""What must hold for every result before a file is written.

They are checked on each run, for each file, whatever rules took part. A result
that fails one is refused: the file stays as it was.
"""

import collections
import io
import tokenize
from collections.abc import Callable, Iterable, Iterator

from migration.convert import legacy_scan, report
from migration.convert.troubles import START

# Converts a text again.
Convert = Callable[[str], report.FileResult]

_BUG = 'this is a bug of the converter: please report it with the program'
# Enough to see what is wrong; a whole file of them helps nobody.
_MOST_FINDINGS = 20


def check(source: str, result: report.FileResult, again: Convert) -> tuple[report.Finding, ...]:
    """Returns what is wrong with a result; nothing if it may be written.

    Args:
      source: the text that was converted.
      result: what it was converted to.
      again: converts another text in the same way.
    """
    if result.status in ('refused', 'error'):
        return ()
    text = source if result.text is None else result.text
    if result.status == 'unchanged':
        if text != source:
            return (_finding('unchanged', 'the file counts as unchanged, but its text differs'),)
        # Nothing was found to do, although there is something.
        return tuple(_legacy_names(source, text, graphs=False))[:_MOST_FINDINGS]
    if broken := tuple(_parses(text)):
        return broken
    findings = [*_comments(source, text, result.notes)]
    if result.status == 'converted':
        findings += _legacy_names(source, text, graphs=True)
    # The costly one last, and only for what would be written otherwise.
    findings = findings or [*_idempotent(text, result.status, again)]
    return tuple(findings)[:_MOST_FINDINGS]


def _finding(
    name: str, reason: str, span: report.Span = START, way_out: str = _BUG
) -> report.Finding:
    return report.Finding(f'postcondition_{name}', span, 'error', reason, way_out)


def _parses(text: str) -> Iterator[report.Finding]:
    try:
        compile(text, '<converted>', 'exec', dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        where = f' (line {error.lineno})' if isinstance(error, SyntaxError) else ''
        yield _finding('parses', f'the converted text is not Python{where}: {error.args[0]}')


def _comment_tokens(text: str) -> Iterator[tokenize.TokenInfo]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token


def _line_ends(text: str) -> collections.Counter[str]:
    """Returns what stands behind the first `#` of each line: all comments, and some strings."""
    found = (line.partition('#') for line in text.split('\n'))
    return collections.Counter(end.rstrip() for _, mark, end in found if mark)


def _comments(source: str, text: str, notes: Iterable[report.Note]) -> Iterator[report.Finding]:
    """Yields a finding for each comment that is gone without a note that says so."""
    dropped = [note for note in notes if note.rule == 'comment_dropped']
    reported = _line_ends('\n'.join(note.message for note in dropped))
    if _line_ends(source) <= _line_ends(text) + reported:
        return  # To read all tokens would take a tenth of the time of a whole conversion.
    kept = collections.Counter(token.string.rstrip() for token in _comment_tokens(text))
    by_text: dict[str, list[tokenize.TokenInfo]] = {}
    for token in _comment_tokens(source):
        by_text.setdefault(token.string.rstrip(), []).append(token)
    for comment, tokens in by_text.items():
        missing = len(tokens) - kept[comment]
        silent = [token for token in tokens if not _is_reported(token, dropped)]
        # Which of several equal comments is missing cannot be seen: the reported ones, if possible.
        unexplained = missing - (len(tokens) - len(silent))
        for token in silent[: max(unexplained, 0)]:
            line, column = token.start
            start = len(token.line[:column].encode())
            span = report.Span(line, start, line, start + len(token.string.encode()))
            yield _finding('comments', f'the comment `{comment}` would be lost', span)


def _is_reported(token: tokenize.TokenInfo, dropped: Iterable[report.Note]) -> bool:
    line = token.start[0]
    return any(note.span.line <= line <= note.span.end_line for note in dropped)


def _legacy_names(source: str, text: str, *, graphs: bool) -> Iterator[report.Finding]:
    # A finding names a place in the original: where it uses the same name.
    places: dict[str, list[report.Span]] = {}
    for span, name in legacy_scan.scan(source, graphs=graphs):
        places.setdefault(name, []).append(span)
    for _, name in legacy_scan.scan(text, graphs=graphs):
        spans = places.get(name, [START])
        yield _finding(
            'legacy_api',
            f'{name.replace("tensorflow.", "tf.", 1)} would remain, which is not TensorFlow 2',
            spans.pop(0) if len(spans) > 1 else spans[0],
            'convert this use by hand; the rest of the file can be converted then',
        )


def _idempotent(text: str, status: str, again: Convert) -> Iterator[report.Finding]:
    second = again(text)
    if second.text not in (None, text):
        lines = zip(text.split('\n'), (second.text or '').split('\n'), strict=False)
        number = next((n for n, (a, b) in enumerate(lines, start=1) if a != b), 1)
        yield _finding(
            'idempotent', f'converting the result again would change it (its line {number})'
        )
    elif status == 'converted' and second.status != 'unchanged':
        reason = second.findings[0].reason if second.findings else f'it is {second.status}'
        yield _finding('idempotent', f'the result would not be accepted as TensorFlow 2: {reason}')
