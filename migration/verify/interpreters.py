"""Where the Python of each TensorFlow is."""

import os
import sys
from collections.abc import Sequence
from importlib import metadata

VERSIONS = ('1.15', '2.15', '2.21')

# What to do where there is no TensorFlow 1.15.
HOW_TO_GET_115 = (
    'TensorFlow 1.15 needs Python 3.7: put python3.7 on PATH, or set PYTHON37 to its path, and '
    'run ./bazelw sync --configure'
)


def find(version: str) -> str | None:
    """Returns the interpreter that has a TensorFlow, or None.

    The environment variable GRAPHLIFT_PYTHON_TF115 (TF215, TF221) names it; else this very
    interpreter is taken where its TensorFlow is of that version.
    """
    named = os.environ.get('GRAPHLIFT_PYTHON_TF' + version.replace('.', ''))
    if named:
        return named
    for distribution in ('tensorflow', 'tensorflow-cpu'):
        try:
            installed = metadata.version(distribution)
        except metadata.PackageNotFoundError:
            continue
        if installed.split('.')[:2] == version.split('.'):
            return sys.executable
    return None


def oracle(wanted: str | None = None) -> tuple[str, str] | None:
    """Returns (version, interpreter) for the original: TensorFlow 1.15 if there is one.

    The others run it through compat.v1; Keras 2's 2.15 still has more of it than 2.21.
    """
    order: Sequence[str] = (wanted,) if wanted else VERSIONS
    for version in order:
        interpreter = find(version)
        if interpreter:
            return version, interpreter
    return None
