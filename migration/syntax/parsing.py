"""Parses texts once, however many look at their trees."""

import ast
import functools


@functools.lru_cache(maxsize=4)  # A module, its converted text, and that on its way.
def parse(text: str) -> ast.Module:
    """Returns the syntax tree of a text.

    Others get the same tree: nobody may change it, nor note anything on its nodes.

    Raises:
      SyntaxError: the text is not Python 3.
      ValueError: it holds a NUL character.
    """
    return ast.parse(text)
