"""Records the numbers that TensorFlow 1.15 gives for the goldens in some folders.

`python -m migration.verify.record_goldens DIR...` writes `before.numbers.npz` beside each
`before.py` that has an `after.py`, and `NAME.before.numbers.npz` beside `NAME.before.py`.
"""

import argparse
import sys

from migration.verify import cli, goldens, interpreters, sources


def main(arguments=None) -> int:
    """Records as the arguments say and returns the exit status."""
    parser = argparse.ArgumentParser('record_goldens', description=__doc__.splitlines()[0])
    parser.add_argument('folders', nargs='+', type=cli.user_path, metavar='DIR')
    parser.add_argument('--steps', type=int, help='end each program after so many step calls')
    parser.add_argument('--oracle', choices=interpreters.VERSIONS, default='1.15')
    flags = parser.parse_args(arguments)
    found = [golden for folder in flags.folders for golden in goldens.find(folder)]
    if not found:
        print('record_goldens: no before.py with an after.py there', file=sys.stderr)
        return 2
    if interpreters.find(flags.oracle) is None:
        print(f'record_goldens: {interpreters.HOW_TO_GET_115}', file=sys.stderr)
        return 2
    failed = False
    try:
        for line in goldens.record(found, flags.oracle, flags.steps):
            print(line, flush=True)
            failed |= ': not recorded: ' in line
    except sources.CannotVerifyError as error:
        print(f'record_goldens: {error}', file=sys.stderr)
        return 2
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
