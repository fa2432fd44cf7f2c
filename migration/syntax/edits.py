"""Edits: replacements of spans of a source text.

The text between edits is never touched, so what is not edited comes out byte for byte.
"""

import dataclasses
from collections.abc import Iterable


@dataclasses.dataclass(frozen=True, order=True)
class Edit:
    """Replaces `text[start:end]`. Equal bounds insert."""

    start: int
    end: int
    text: str


class OverlapError(ValueError):
    """Two edits claim the same characters."""


def apply(text: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """Returns `text[start:end]` with the edits that lie inside carried out.

    Raises:
      OverlapError: two of these edits overlap.
    """
    end = len(text) if end is None else end
    pieces = []
    at = start
    for edit in sorted(edits):
        if edit.start < start or edit.end > end:
            continue
        if edit.start < at:
            raise OverlapError(f'an edit at {edit.start} overlaps one that ends at {at}')
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return ''.join([*pieces, text[at:end]])
