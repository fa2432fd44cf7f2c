"""What changed in the libraries that programs of the time of TF 1 use beside TensorFlow."""

import dataclasses
import functools
import pathlib
from collections.abc import Container

_TABLE = pathlib.Path(__file__).with_suffix('.tsv')


@dataclasses.dataclass(frozen=True)
class Change:
    """What a library no longer has.

    Attributes:
      name: the class or function, from the name of the package on.
      argument: the keyword that is gone; '' stands for all of it.
      since: the first version without it.
      instead: what says the same.
    """

    name: str
    argument: str
    since: str
    instead: str


def change_of(name: str, keywords: Container[str]) -> Change | None:
    """Returns what is gone of a call, by the name of the function and the keywords given."""
    for change in _changes().get(name, ()):
        if not change.argument or change.argument in keywords:
            return change
    return None


@functools.cache
def _changes() -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for line in _TABLE.read_text(encoding='utf-8').split('\n'):
        if line and not line.startswith('#'):
            change = Change(*line.split('\t'))
            found.setdefault(change.name, []).append(change)
    return found
