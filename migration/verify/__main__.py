"""Runs the verifier: `python -m migration.verify ORIGINAL [CONVERTED]`."""

import sys

from migration.verify import cli

if __name__ == '__main__':
    sys.exit(cli.main())
