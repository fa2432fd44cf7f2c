"""From the bytes of a source file to its text, and back without a needless change.

The converter sees text whose lines end in a line feed, and no byte order mark. What it did
not see is kept here, and put back when the text is encoded again.
"""

import codecs
import collections
import dataclasses
import difflib
import re

from migration.convert import report
from migration.convert.troubles import Trouble

_NEWLINE = re.compile('\r\n|\r|\n')
_NEWLINE_BYTES = re.compile(rb'\r\n|\r|\n')
# The forms that PEP 263 allows.
_COOKIE = re.compile(rb'^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)')
_BLANK = re.compile(rb'^[ \t\f]*(?:#|$)')


@dataclasses.dataclass(frozen=True)
class Decoded:
    """The text of a file, and what is needed to write it back.

    Attributes:
      text: the text; its lines end in a line feed.
      encoding: the codec that the file declares; UTF-8 if it declares none.
      bom: whether the file starts with a byte order mark of UTF-8.
      newlines: how each line of the text ended in the file.
    """

    text: str
    encoding: str
    bom: bool
    newlines: tuple[str, ...]

    def encode(self, text: str) -> bytes:
        """Returns the bytes to write for a text that was made from this one.

        Lines that the text shares with the original end as they ended there; new
        lines end as most lines do. The last line ends only if it did before.

        Raises:
          UnicodeEncodeError: if the text has a character that the encoding lacks.
        """
        if text and self.text and text.endswith('\n') != self.text.endswith('\n'):
            text = text + '\n' if self.text.endswith('\n') else text.rstrip('\n')
        data = self._with_newlines(text).encode(self.encoding)
        return codecs.BOM_UTF8 + data if self.bom else data

    def _with_newlines(self, text: str) -> str:
        counts = collections.Counter(self.newlines)
        if set(counts) <= {'\n'}:
            return text
        common = counts.most_common(1)[0][0]
        if len(counts) == 1:
            return text.replace('\n', common)
        old = self.text.split('\n')
        new = text.split('\n')
        ends = [common] * (len(new) - 1) + ['']
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        for block in matcher.get_matching_blocks():
            for i in range(block.size):
                if block.a + i < len(self.newlines) and block.b + i < len(new) - 1:
                    ends[block.b + i] = self.newlines[block.a + i]
        return ''.join(line + end for line, end in zip(new, ends, strict=True))


def decode(data: bytes) -> Decoded:
    """Returns the text of a Python source file.

    Raises:
      Trouble: if the bytes are no text, or not in the encoding that they declare.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Trouble('undecodable', 'it is UTF-16, which Python does not read', 'save it as UTF-8')
    if b'\0' in data:
        raise Trouble('binary', 'it is no text: it contains NUL bytes')
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    encoding, line = _declared(body)
    if bom and encoding != 'utf-8':
        raise Trouble(
            'unknown_encoding',
            f'it declares {encoding} but starts with the byte order mark of UTF-8',
            'remove one of the two',
            span=report.Span(line, 0, line, 0),
        )
    try:
        raw = body.decode(encoding)
        same = raw.encode(encoding) == body
    except UnicodeError as error:
        raise _undecodable(body, encoding, bool(line), error) from None
    if not same:
        raise Trouble(
            'undecodable',
            f'its {encoding} text could not be written back byte for byte',
            'save it as UTF-8',
        )
    return Decoded(_NEWLINE.sub('\n', raw), encoding, bom, tuple(_NEWLINE.findall(raw)))


def _declared(body: bytes) -> tuple[str, int]:
    """Returns the declared encoding and the line of the declaration, or UTF-8 and 0."""
    for number, line in enumerate(_NEWLINE_BYTES.split(body, maxsplit=2)[:2], start=1):
        if match := _COOKIE.match(line):
            name = match[1].decode('ascii', 'replace')
            try:
                ''.encode(name)
                # One codec has several names; this one would add a mark of its own.
                canonical = codecs.lookup(name).name
                return 'utf-8' if canonical == 'utf-8-sig' else canonical, number
            except (LookupError, ValueError):
                raise Trouble(
                    'unknown_encoding',
                    f'it declares the encoding {name}, which Python does not know',
                    span=report.Span(number, 0, number, len(line)),
                ) from None
        if not _BLANK.match(line):
            break
    return 'utf-8', 0


def _undecodable(body: bytes, encoding: str, declared: bool, error: UnicodeError) -> Trouble:
    way_out = (
        'correct the declared encoding, or save the file in it'
        if declared
        else 'save it as UTF-8, or declare its encoding in the first line: '
        '# -*- coding: latin-1 -*-'
    )
    if not isinstance(error, UnicodeDecodeError):
        return Trouble('undecodable', f'it is not {encoding}', way_out)
    before = _NEWLINE_BYTES.split(body[: error.start])
    line, column = len(before), len(before[-1])
    reason = f'it is not {encoding.upper()}: byte 0x{body[error.start]:02x} in line {line}'
    return Trouble('undecodable', reason, way_out, span=report.Span(line, column, line, column))
