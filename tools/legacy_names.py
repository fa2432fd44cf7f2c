r"""Lists the TensorFlow 1.15 names that TensorFlow 2.21 no longer exports.

    python tools/legacy_names.py migration/rules/tables/symbols.tsv \
        migration/convert/legacy_names.tsv

Run it from the root of the repository, with TensorFlow 2.21, when the table of symbols changes.
"""

import pathlib
import sys

import tensorflow as tf

HEADER = """\
# Names of TensorFlow 1.15 that TensorFlow {version} does not export, below `tf.`.
# A name stands for all names below it. Made by tools/legacy_names.py; do not edit.
"""


def _gone(symbol: str) -> str:
    """Returns the shortest part of a dotted name that TensorFlow lacks, or nothing."""
    value = tf
    parts = symbol.split('.')
    for count, part in enumerate(parts, start=1):
        # Not None: that is what `tf.newaxis` is.
        if not hasattr(value, part):
            return '.'.join(parts[:count])
        value = getattr(value, part)
    return ''


def main(argv: list[str]) -> None:
    """Writes the list."""
    lines = pathlib.Path(argv[1]).read_text().splitlines()
    rows = [line.split('\t') for line in lines if not line.startswith('#')]
    symbols = [row[0] for row in rows if row[0] != 'symbol']
    names = sorted({_gone(symbol) for symbol in symbols} - {''})
    header = HEADER.format(version='.'.join(tf.__version__.split('.')[:2]))
    pathlib.Path(argv[2]).write_text(header + '\n'.join(names) + '\n')


if __name__ == '__main__':
    main(sys.argv)
