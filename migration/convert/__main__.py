"""Starts the converter: `python -m migration.convert`, or `bazel run //migration:convert`."""

import os
import sys

from migration.convert import main, process

if __name__ == '__main__':
    # `bazel run` starts programs in a folder of its own; paths mean the user's.
    if folder := os.environ.pop('BUILD_WORKING_DIRECTORY', ''):
        os.chdir(folder)
    process.prepare()
    sys.exit(main.main())
