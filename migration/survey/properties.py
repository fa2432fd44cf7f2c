"""What must hold for every Python file there is, whatever it contains.

The converter checks some of this itself before it writes; here it is checked from outside, on
bytes, and a check of the converter's own that had to step in counts as a violation: such a result
was refused, but it is a mistake of the converter all the same.
"""

import collections
import dataclasses
import io
import tokenize
import warnings
from collections.abc import Iterator

from migration.convert import conversion, legacy_scan, pipeline, reading, report

# Findings by which the converter says that it is at fault. What it says of names that would
# remain is no mistake: it is how a file is refused that nothing else is wrong with.
_OWN_FAULTS = (
    'internal_error',
    'postcondition_parses',
    'postcondition_unchanged',
    'postcondition_comments',
    'postcondition_idempotent',
    'unparsable_output',
)


@dataclasses.dataclass(frozen=True)
class Violation:
    """A property that does not hold, and what is seen of it."""

    rule: str
    message: str


def violations(
    data: bytes,
    filename: str,
    target: str = '2.21',
    converter: conversion.ConvertSource | None = None,
) -> list[Violation]:
    """Returns which properties a file's conversion does not have.

    Args:
      data: the file.
      filename: names it in messages.
      target: the version of TensorFlow 2.
      converter: `pipeline.convert_source` by default, or what takes its place for a tree.
    """
    first = _convert(data, filename, target, converter)
    return list(_violations(data, first, filename, target, converter))


def _convert(
    data: bytes, filename: str, target: str, converter: conversion.ConvertSource | None
) -> conversion.Conversion:
    return conversion.convert_input(
        lambda: reading.Original(data),
        filename=filename,
        target=target,
        convert_source=lambda: converter or pipeline.convert_source,
    )


def _violations(
    data: bytes,
    first: conversion.Conversion,
    filename: str,
    target: str,
    converter: conversion.ConvertSource | None,
) -> Iterator[Violation]:
    result = first.result
    for finding in result.findings:
        if finding.rule in _OWN_FAULTS:
            trace = f'\n{first.trace}' if first.trace else ''
            yield Violation(finding.rule, f'line {finding.span.line}: {finding.reason}{trace}')
    yield from _reasons(first, data)
    if result.status == 'unchanged' and first.output != data:
        yield Violation('unchanged', 'the file counts as unchanged, but its bytes differ')
    if result.status in ('refused', 'error') and first.output is not None:
        yield Violation('refused', 'the file is refused, but there is something to write')
    if _is_native(first.source) and first.output != data:
        yield Violation('native', 'the file is TensorFlow 2 already, and is not left as it was')
    if result.status == 'converted':
        yield from _of_output(first, filename, target)
    second = _convert(data, filename, target, converter)
    if (second.output, second.result) != (first.output, result):
        yield Violation('same_again', 'the same bytes were converted to something else')


def _reasons(first: conversion.Conversion, data: bytes) -> Iterator[Violation]:
    """Yields what is wrong with the findings: who reads them must be able to act."""
    result = first.result
    if result.status in ('refused', 'error') and not result.findings:
        yield Violation('reason', f'the file is {result.status}, and nothing says why')
    # There is no text of what cannot be decoded.
    last = first.source.count('\n') + 1 if first.source else len(data.splitlines()) + 1
    for finding in result.findings:
        if not finding.reason or finding.reason.endswith('.') or '\n' in finding.reason.strip():
            yield Violation('reason', f'{finding.rule}: no clause: {finding.reason!r}')
        if not 1 <= finding.span.line <= last:
            yield Violation('span', f'{finding.rule} is at line {finding.span.line} of {last}')


def _of_output(first: conversion.Conversion, filename: str, target: str) -> Iterator[Violation]:
    output, text = first.output, first.result.text
    if output is None or text is None:
        yield Violation('converted', 'the file counts as converted, and there is nothing to write')
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            compile(output, filename, 'exec', dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        yield Violation('parses', f'the output is not Python: {error}')
        return
    again = _convert(output, filename, target, None)
    if again.output != output:
        said = '; '.join(f'{f.rule}: {f.reason}' for f in again.result.findings[:3])
        yield Violation('idempotent', f'converting the output again: {again.result.status} {said}')
    if legacy := legacy_scan.scan(text):
        yield Violation('legacy', f'{legacy[0][1]} remains')
    yield from _comments(first.source, text, first.result)


def _comments(source: str, text: str, result: report.FileResult) -> Iterator[Violation]:
    """Yields the comments that are neither kept nor reported."""
    missing = _comment_texts(source) - _comment_texts(text)
    missing -= collections.Counter(
        note.message.rstrip() for note in result.notes if note.rule == 'comment_dropped'
    )
    for comment in missing:
        yield Violation('comments', f'`{comment}` is neither kept nor reported')


def _comment_texts(text: str) -> collections.Counter[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return collections.Counter(t.string.rstrip() for t in tokens if t.type == tokenize.COMMENT)


def _is_native(text: str) -> bool:
    try:
        return legacy_scan.is_native(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
