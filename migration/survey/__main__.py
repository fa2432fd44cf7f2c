"""Starts the survey: `python -m migration.survey DIR`."""

import os
import sys

from migration.survey import cli

if __name__ == '__main__':
    # `bazel run` starts programs in a folder of its own; paths mean the user's.
    if folder := os.environ.pop('BUILD_WORKING_DIRECTORY', ''):
        os.chdir(folder)
    sys.exit(cli.main())
