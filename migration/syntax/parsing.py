"""Parses texts once, however many look at their trees."""

import ast

# The trees of a module, of its converted text, and of that on its way. Those of huge texts, of
# which each takes hundreds of megabytes, are not kept beside others.
_MOST_TREES = 4
_MOST_CHARACTERS = 1_000_000
_known: dict[str, ast.Module] = {}


def parse(text: str) -> ast.Module:
    """Returns the syntax tree of a text.

    Others get the same tree: nobody may change it, nor note anything on its nodes.

    Raises:
      SyntaxError: the text is not Python 3.
      ValueError: it holds a NUL character.
    """
    tree = _known.pop(text, None)
    while _known and (
        len(_known) >= _MOST_TREES or sum(map(len, _known)) + len(text) > _MOST_CHARACTERS
    ):
        del _known[next(iter(_known))]
    _known[text] = ast.parse(text) if tree is None else tree  # The latest one is the last.
    return _known[text]
