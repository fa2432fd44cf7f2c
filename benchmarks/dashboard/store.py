"""Reads results, and says by name which are missing or damaged."""

import dataclasses
import json
import pathlib
from collections.abc import Iterable

SCHEMA = 1
_KEYS = (
    'benchmark',
    'provenance',
    'settings',
    'metric',
    'modes',
    'thresholds',
    'parity',
    'interrupted',
    'left_out',
    'skipped',
    'failures',
    'configurations',
    'comparisons',
    'again',
    'void',
    'rounds',
    'blocks',
)
_ENTRY_KEYS = ('model', 'mode', 'batch', 'metric', 'ratio', 'low', 'high', 'verdict', 'rounds')


class Damaged(Exception):
    """A result cannot be shown; the message says why."""


@dataclasses.dataclass(frozen=True)
class Loaded:
    """One file: its document, or what is wrong with it."""

    name: str
    document: dict | None
    problem: str | None = None


def check(document: object) -> dict:
    """Returns the document if it can be shown.

    Raises:
      Damaged: if it cannot.
    """
    if not isinstance(document, dict):
        raise Damaged('is not a JSON object')
    for key in ('context', 'benchmarks'):
        if key not in document:
            raise Damaged(f'has no {key!r}, so google-benchmark did not write it')
    run = document.get('graphlift')
    if not isinstance(run, dict):
        raise Damaged("has no 'graphlift', so it holds no paired rounds")
    if run.get('schema') != SCHEMA:
        raise Damaged(f'has schema {run.get("schema")!r}; this page reads {SCHEMA}')
    missing = [key for key in _KEYS if key not in run]
    if missing:
        raise Damaged(f'lacks {", ".join(missing)}')
    for entry in [*run['comparisons'], *run['again']]:
        missing = [key for key in _ENTRY_KEYS if key not in entry]
        if missing:
            raise Damaged(f'has a comparison that lacks {", ".join(missing)}')
    return document


def load(path: pathlib.Path) -> Loaded:
    """Reads one result."""
    try:
        return Loaded(path.name, check(json.loads(path.read_text())))
    except OSError as error:
        return Loaded(path.name, None, f'cannot be read: {error.strerror}')
    except UnicodeDecodeError:
        return Loaded(path.name, None, 'is not text')
    except json.JSONDecodeError as error:
        return Loaded(path.name, None, f'is not JSON: {error}')
    except Damaged as error:
        return Loaded(path.name, None, str(error))


def load_all(paths: Iterable[pathlib.Path]) -> list[Loaded]:
    """Reads results in the order given; none is dropped."""
    return [load(path) for path in paths]
