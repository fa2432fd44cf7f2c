"""Runs the test that tf_py_test names, and fails unless its TensorFlow has the wanted version.

A build setting that does not reach the Python toolchain lets a test pass under the wrong
TensorFlow. So every versioned test is checked, after it ran: it imports TensorFlow in its own way.
Runs under Python 3.7 too.
"""

import os
import pathlib
import runpy
import sys


def _check_version(wanted):
    """Exits with a message unless the TensorFlow of this process is the wanted one."""
    import tensorflow as tf

    if not tf.__version__.startswith(wanted + '.'):
        sys.exit(f'This test ran under TensorFlow {tf.__version__} instead of {wanted}.')
    print(f'TensorFlow {tf.__version__}, Python {sys.version.split()[0]}', file=sys.stderr)


def main():
    """Runs the test's file as the main program."""
    root = pathlib.Path(__file__).absolute().parents[1]
    test = root / os.environ['GRAPHLIFT_TEST_MAIN']
    # Imports are absolute from the repository's root, and no file of tools/ may shadow a package.
    sys.path[0] = str(root)
    sys.argv[0] = str(test)
    try:
        runpy.run_path(str(test), run_name='__main__')
    finally:
        _check_version(os.environ['GRAPHLIFT_TF_VERSION'])


if __name__ == '__main__':
    main()
