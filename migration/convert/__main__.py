"""Starts the converter: `python -m migration.convert`, or `bazel run //migration:convert`."""

import os
import sys

from migration.convert import main

if __name__ == '__main__':
    # `bazel run` starts programs in a folder of its own; paths mean the user's.
    if folder := os.environ.pop('BUILD_WORKING_DIRECTORY', ''):
        os.chdir(folder)
    # Long sums and chains of calls in generated code are deeper than Python's default.
    sys.setrecursionlimit(5000)
    sys.exit(main.main())
