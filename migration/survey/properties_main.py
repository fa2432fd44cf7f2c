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

from migration.convert import discovery, packages, process, reading
from migration.convert.troubles import Trouble
from migration.survey import pool, properties


def _check(
    together: Sequence[str], target: str, converter: packages.Packages
) -> list[list[properties.Violation]]:
    """Returns the violations of files that are one program, each by itself."""
    return [_check_file(path, target, converter) for path in together]


def _check_file(path: str, target: str, converter) -> list[properties.Violation]:
    try:
        data = reading.read_file(path).data
    except Trouble:
        return []  # It cannot be read: the converter never sees it.
    return properties.violations(data, path, target, converter)


def _seconds(together: Sequence[str]) -> float:
    """Returns how long the files of one program may take: each is converted four times."""
    return 240.0 * len(together)


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
    whole = packages.Packages(discovery.find(flags.paths).sources)
    items = whole.together()
    work = functools.partial(_check, target=flags.target, converter=whole)
    bad = 0
    for together, results in pool.run(work, items, jobs=max(flags.jobs, 1), seconds=_seconds):
        if isinstance(results, pool.Lost):
            results = [[properties.Violation('crash', results.reason)]] * len(together)
        bad += sum(map(bool, results))
        for path, found in zip(together, results, strict=True):
            for each in found:
                print(f'{path}: {each.rule}: {each.message}', flush=True)
    print(f'{sum(map(len, items)):,} files: {bad} with violations.')
    return 1 if bad else 0


if __name__ == '__main__':
    if folder := os.environ.pop('BUILD_WORKING_DIRECTORY', ''):
        os.chdir(folder)
    sys.exit(main())
