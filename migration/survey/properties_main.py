"""Checks the properties of properties.py on every Python file of a tree.

./bazelw run //migration:properties -- DIR

Prints each violation with its file. The exit status is 0 if there is none, else 1; 2 if there is
no such directory.
"""

import argparse
import functools
import os
import sys
from collections.abc import Sequence

from migration.convert import discovery, process, reading
from migration.convert.troubles import Trouble
from migration.survey import pool, properties

# Each file is converted four times.
_SECONDS = 240.0


def _check(path: str, target: str) -> list[properties.Violation]:
    try:
        data = reading.read_file(path).data
    except Trouble:
        return []  # It cannot be read: the converter never sees it.
    return properties.violations(data, path, target)


def main(arguments: Sequence[str] | None = None) -> int:
    """Checks what the arguments name and returns the exit status."""
    parser = argparse.ArgumentParser('properties', description=__doc__.split('\n')[0])
    parser.add_argument('paths', nargs='+', metavar='DIR', help='directories or files')
    parser.add_argument('--target', choices=('2.21', '2.15'), default='2.21')
    parser.add_argument('--jobs', type=int, default=pool.usable_cores(), help='processes')
    flags = parser.parse_args(arguments)
    for path in flags.paths:
        if not os.path.exists(path):
            print(f'properties: there is no {path}', file=sys.stderr)
            return 2
    process.prepare()  # Before its workers are forked.
    paths = [entry.path for entry in discovery.find(flags.paths).sources]
    work = functools.partial(_check, target=flags.target)
    bad = 0
    for path, found in pool.run(work, paths, jobs=max(flags.jobs, 1), seconds=_SECONDS):
        if isinstance(found, pool.Lost):
            found = [properties.Violation('crash', found.reason)]
        bad += bool(found)
        for each in found:
            print(f'{path}: {each.rule}: {each.message}', flush=True)
    print(f'{len(paths):,} files: {bad} with violations.')
    return 1 if bad else 0


if __name__ == '__main__':
    if folder := os.environ.pop('BUILD_WORKING_DIRECTORY', ''):
        os.chdir(folder)
    sys.exit(main())
