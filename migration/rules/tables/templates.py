"""Texts that a rule puts into a converted program, kept as files beside this one."""

import functools
import pathlib


@functools.cache
def text(name: str) -> str:
    """Returns the text of `NAME.template`, without the last line end."""
    path = pathlib.Path(__file__).with_name(f'{name}.template')
    return path.read_text(encoding='utf-8').rstrip('\n')
