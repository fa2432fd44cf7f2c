"""Writes the requirements locks of this folder anew from the .in files.

    ./bazelw run //third_party/python:lock -- [--only=tf221] [ARGUMENTS OF uv pip compile]

A lock keeps its versions where the .in file allows: `--upgrade` or `--upgrade-package=rich` change
that. Locks hold hashes and no address: pip's own settings say where to download.
"""

import argparse
import os
import pathlib
import subprocess
import sys

_PYTHON_VERSIONS = {
    'build': '3.7',  # serves every environment: the oldest Python decides
    'node': '3.11',
    'tf115': '3.7',
    'tf215': '3.11',
    'tf221': '3.11',
    'tf221_cuda': '3.11',
}


def main() -> None:
    """Runs uv for each lock."""
    parser = argparse.ArgumentParser(
        description='Other arguments go to uv pip compile.', allow_abbrev=False
    )
    parser.add_argument('--only', help='the locks to write, with commas (default: all)')
    args, arguments = parser.parse_known_args()
    folder = pathlib.Path(os.environ['BUILD_WORKSPACE_DIRECTORY'], 'third_party', 'python')
    for name in args.only.split(',') if args.only else _PYTHON_VERSIONS:
        print(f'requirements_{name}.lock', flush=True)
        subprocess.run(
            [
                pathlib.Path(sys.prefix, 'bin', 'uv'),
                *('pip', 'compile', '--quiet', '--universal', '--generate-hashes'),
                '--no-emit-index-url',
                f'--python-version={_PYTHON_VERSIONS[name]}',
                '--custom-compile-command=./bazelw run //third_party/python:lock',
                *arguments,
                f'requirements_{name}.in',
                f'--output-file=requirements_{name}.lock',
            ],
            cwd=folder,
            check=True,
        )


if __name__ == '__main__':
    main()
