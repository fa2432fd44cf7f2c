r"""Lists the names that only TensorFlow 1.15, or only TensorFlow 2.21, exports.

    python tools/legacy_names.py migration/rules/tables/symbols.tsv migration/convert

Run it from the root of the repository, with TensorFlow 2.21, when the table of symbols changes.
"""

import pathlib
import sys
import types
from collections.abc import Iterator

import tensorflow as tf

HEADER = """\
# Names of TensorFlow {this} that TensorFlow {other} does not export, below `tf.`.
# A name stands for all names below it. Made by tools/legacy_names.py; do not edit.
"""
# They are public only by accident, or stand for TensorFlow 1.
_HIDDEN = frozenset({'compat', 'python', 'core', 'tools', 'tsl', 'examples'})


def _missing(symbol: str) -> str:
    """Returns the shortest part of a dotted name that TensorFlow 2 lacks, or nothing."""
    value = tf
    parts = symbol.split('.')
    for count, part in enumerate(parts, start=1):
        # Not None: that is what `tf.newaxis` is.
        if not hasattr(value, part):
            return '.'.join(parts[:count])
        value = getattr(value, part)
    return ''


def _exported(module: types.ModuleType, prefix: str = '') -> Iterator[str]:
    """Yields the dotted names of all that a module of TensorFlow 2 exports."""
    for name in dir(module):
        if name.startswith('_') or (not prefix and name in _HIDDEN):
            continue
        value = getattr(module, name)
        if not isinstance(value, types.ModuleType):
            yield prefix + name
        elif '_api.v2' in value.__name__ or value.__name__.startswith('keras._tf_keras'):
            yield from _exported(value, f'{prefix}{name}.')


def main(argv: list[str]) -> None:
    """Writes both lists."""
    lines = pathlib.Path(argv[1]).read_text().splitlines()
    rows = [line.split('\t') for line in lines if not line.startswith('#')]
    symbols = {row[0] for row in rows} - {'symbol'}
    version = '.'.join(tf.__version__.split('.')[:2])
    legacy = {_missing(symbol) for symbol in symbols} - {''}
    native = set(_exported(tf)) - symbols
    for stem, names, this, other in (
        ('legacy_names', legacy, '1.15', version),
        ('native_names', native, version, '1.15'),
    ):
        text = HEADER.format(this=this, other=other) + '\n'.join(sorted(names)) + '\n'
        (pathlib.Path(argv[2]) / f'{stem}.tsv').write_text(text)


if __name__ == '__main__':
    main(sys.argv)
