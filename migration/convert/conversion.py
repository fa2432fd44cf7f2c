"""Converts one input, from its bytes to the bytes that may be written for it.

Whatever goes wrong with one input becomes its result, never an exception: the
other inputs go on.
"""

import dataclasses
import traceback
import warnings
from collections.abc import Callable

from migration.convert import (
    decoding,
    legacy_scan,
    old_checkpoints,
    postconditions,
    reading,
    report,
)
from migration.convert.troubles import START, Trouble

# What pipeline.convert_source is: (source, *, filename, target) -> FileResult.
ConvertSource = Callable[..., report.FileResult]


@dataclasses.dataclass(frozen=True)
class Conversion:
    """What became of one input.

    Attributes:
      result: for the report.
      source: the text of the input; empty if it could not be read.
      output: the bytes to write for it; None if there is nothing to write.
      original: the bytes of the input; None if it could not be read.
      encoding: of the input and of the output.
      excerpt: the line that a trouble is about.
      trace: how an exception in the converter came about.
    """

    result: report.FileResult
    source: str = ''
    output: bytes | None = None
    original: reading.Original | None = None
    encoding: str = 'utf-8'
    excerpt: str = ''
    trace: str = ''

    @property
    def changes(self) -> bool:
        """Whether the output differs from the input."""
        return (
            self.output is not None
            and self.original is not None
            and self.output != self.original.data
        )


def convert_input(
    read: Callable[[], reading.Original],
    *,
    filename: str,
    target: str,
    convert_source: Callable[[], ConvertSource],
) -> Conversion:
    """Returns what becomes of one input.

    Args:
      read: reads it.
      filename: names it in messages.
      target: the version of TensorFlow to convert to.
      convert_source: returns the converter. It is asked for late, since loading
        it takes longer than to find that an input is no Python at all.
    """
    original = None
    text = ''
    try:
        original = read()
        decoded = decoding.decode(original.data)
        text = decoded.text
        with warnings.catch_warnings():
            # '\d' in somebody's string is not for us to complain about.
            warnings.simplefilter('ignore')
            reading.check_parses(text)
            result = _convert(text, filename, target, convert_source())
            if original.stat is not None:
                result = old_checkpoints.warn(result, text, filename)
    except Trouble as trouble:
        excerpt = trouble.excerpt
        return Conversion(trouble.result(), text, original=original, excerpt=excerpt)
    except (RecursionError, MemoryError):
        return Conversion(reading.too_deep().result(), text, original=original)
    except Exception as error:
        return Conversion(_crash(error), text, original=original, trace=traceback.format_exc())
    output, result = _encode(decoded, original.data, result)
    return Conversion(result, text, output, original, decoded.encoding)


def _convert(text: str, filename: str, target: str, convert: ConvertSource) -> report.FileResult:
    concerns = getattr(convert, 'concerns', None)
    # A module without TF 1 in it may have to change with others of its package.
    concerned = concerns is not None and concerns(filename)
    if not concerned and legacy_scan.is_native(text):
        result = report.FileResult('unchanged', text)
    else:
        result = convert(text, filename=filename, target=target)
    return checked(text, result, filename=filename, target=target, convert=convert)


def checked(
    text: str, result: report.FileResult, *, filename: str, target: str, convert: ConvertSource
) -> report.FileResult:
    """Returns the result of a conversion, or a refusal if something is wrong with it."""

    def again(source: str) -> report.FileResult:
        if legacy_scan.is_native(source):
            return report.FileResult('unchanged', source)
        return convert(source, filename=filename, target=target)

    broken = postconditions.check(text, result, again)
    return _refused(result, broken) if broken else result


def _encode(
    decoded: decoding.Decoded, data: bytes, result: report.FileResult
) -> tuple[bytes | None, report.FileResult]:
    """Returns the bytes to write for a result, and the result itself or a refusal."""
    if result.status == 'unchanged':
        return data, result
    if result.status not in ('converted', 'partial') or result.text is None:
        return None, result
    reason = ''
    try:
        output = decoded.encode(result.text)
        if decoding.decode(output).text.rstrip('\n') == result.text.rstrip('\n'):
            return output, result
        reason = f'the converted text no longer declares its encoding, {decoded.encoding}'
    except UnicodeEncodeError as error:
        character = error.object[error.start]
        reason = f'the converted text has {character!r}, which {decoded.encoding} cannot express'
    except Trouble as trouble:
        reason = f'the converted text could not be read again: {trouble.reason}'
    finding = report.Finding(
        'postcondition_encoding', START, 'error', reason, 'save the file as UTF-8 first'
    )
    return None, _refused(result, (finding,))


def _refused(result: report.FileResult, findings: tuple[report.Finding, ...]) -> report.FileResult:
    """Returns a refusal in place of a result, whose names and steps would mean nothing."""
    return report.FileResult('refused', findings=findings + result.findings, notes=result.notes)


def _crash(error: Exception) -> report.FileResult:
    said = str(error).strip().split('\n')[0]
    kind = type(error).__name__
    finding = report.Finding(
        'internal_error',
        START,
        'error',
        f'the converter failed with {kind}{": " if said else ""}{said}',
        'please report this with the program; --traceback shows where it happened',
    )
    return report.FileResult('refused', findings=(finding,))
