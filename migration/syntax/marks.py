"""Marks around pieces of generated text, by which their places are found when all is done."""

import re

# Private-use characters, which no program has a reason to hold.
_OPEN, _END, _CLOSE = '\ue000', '\ue001', '\ue002'
_MARK = re.compile(f'{_OPEN}(\\d+){_END}|{_CLOSE}')


def has_marks(text: str) -> bool:
    """Tells whether a text holds a character that marks use."""
    return any(c in text for c in (_OPEN, _END, _CLOSE))


def mark(number: int, text: str) -> str:
    """Returns a text with a numbered mark around it."""
    return f'{_OPEN}{number}{_END}{text}{_CLOSE}'


def plain(text: str) -> str:
    """Returns a text without marks."""
    return _MARK.sub('', text)


def strip(text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """Returns the text without marks, and (number, start, end) of each marked piece."""
    pieces, found, open_marks = [], [], []
    at = length = 0
    for match in _MARK.finditer(text):
        piece = text[at : match.start()]
        pieces.append(piece)
        length += len(piece)
        at = match.end()
        if match.group(1) is not None:
            open_marks.append((int(match.group(1)), length))
        else:
            number, start = open_marks.pop()
            found.append((number, start, length))
    pieces.append(text[at:])
    return ''.join(pieces), sorted(found)
