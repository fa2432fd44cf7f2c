"""Knows names of NumPy that programs of TensorFlow 1 use and that later versions lost."""

import functools
import pathlib

_TABLE = pathlib.Path(__file__).with_name('numpy_names.tsv')


@functools.cache
def _names() -> dict[str, str]:
    lines = _TABLE.read_text(encoding='utf-8').splitlines()
    rows = [line.split('\t') for line in lines if line and line[0] != '#']
    return {old: new for old, new in rows if old != 'old'}


def lookup(name: str) -> str | None:
    """Returns what became of a name, as the header of the table says; None where it is still there.

    Args:
      name: below `numpy.`; `.name()` for a method of arrays.
    """
    return _names().get(name)
