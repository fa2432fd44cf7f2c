"""Converts one file of a tree and measures what came of it; runs in a worker."""

import functools
import time
from collections.abc import Sequence

from migration.convert import conversion, legacy_scan, reading, report
from migration.convert.conversion import Conversion, ConvertSource
from migration.convert.troubles import START
from migration.survey import outcome, pool, shape

# How a program opens a session.
_SESSION = ('tensorflow.Session', 'tensorflow.InteractiveSession')


def convert(path: str, target: str, converter: ConvertSource) -> Conversion:
    """Returns what becomes of a file."""
    return conversion.convert_input(
        functools.partial(reading.read_file, path),
        filename=path,
        target=target,
        convert_source=lambda: converter,
    )


def survey_together(
    paths: Sequence[str], target: str, converter: ConvertSource, *, texts: bool = False
) -> list[outcome.Outcome]:
    """Returns the outcomes of files that are converted together; see `survey`."""
    return [survey(path, target, converter, texts=texts) for path in paths]


def survey(
    path: str, target: str, converter: ConvertSource, *, texts: bool = False
) -> outcome.Outcome:
    """Returns the outcome of one file.

    Args:
      path: the file.
      target: the version of TensorFlow 2.
      converter: `pipeline.convert_source`, or what takes its place for a tree.
      texts: whether the converted text stays in the result.
    """
    start = time.perf_counter()
    converted = convert(path, target, converter)
    seconds = time.perf_counter() - start
    result = converted.result
    text = result.text if result.status == 'converted' else None
    native, references = _references(converted.source if text is None else text)
    return outcome.Outcome(
        result=result if texts else _without_text(result),
        lines=converted.source.count('\n'),
        seconds=seconds,
        native=native,
        references=references,
        session=bool(result.steps) or _has_session(converted),
        shape=shape.measure(converted.source, text) if text is not None else None,
    )


def lost(reason: pool.Lost) -> outcome.Outcome:
    """Returns the outcome of a file that no worker could finish."""
    finding = report.Finding(
        'internal_error',
        START,
        'error',
        f'the converter did not come back: {reason.reason}',
        'please report this with the program',
    )
    return outcome.Outcome(report.FileResult('refused', findings=(finding,)))


def _without_text(result: report.FileResult) -> report.FileResult:
    return report.FileResult(
        result.status,
        findings=result.findings,
        notes=result.notes,
        name_map=result.name_map,
        steps=result.steps,
    )


def _references(text: str) -> tuple[int, int]:
    """Returns how many references to TensorFlow are TF 2's, and how many there are."""
    try:
        names = [name for _, name in legacy_scan.uses(text)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return 0, 0
    ours = [n for n in names if n.startswith('tensorflow.') or legacy_scan.is_legacy(n)]
    return sum(not legacy_scan.is_legacy(name) for name in ours), len(ours)


def _has_session(converted: Conversion) -> bool:
    if 'Session' not in converted.source:
        return False
    try:
        names = [name for _, name in legacy_scan.uses(converted.source)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(name.replace('compat.v1.', '').startswith(_SESSION) for name in names)
