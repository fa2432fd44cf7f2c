"""Finds checkpoints of TF 1 that a converted program could not go on with.

A program that goes on where an earlier run stopped reads what its optimizer kept, too. A checkpoint
of TF 1 knows that by names which Keras optimizers do not have, so the converted program raises an
error. Whoever converts it should hear of it before.
"""

import ast
import dataclasses
import glob
import pathlib

from migration.convert import report
from migration.syntax import parsing

# The note about calls that restore an optimizer, which an earlier run may have saved.
RULE = 'checkpoint_of_earlier_run'
# TF 2 writes a description of its objects under this key, which the index holds as it is.
_OBJECTS = b'_CHECKPOINTABLE_OBJECT_GRAPH'
_LONGEST = 200  # Characters of a text that may be a path.


def warn(result: report.FileResult, source: str, filename: str) -> report.FileResult:
    """Returns a result with a warning for each call that would find checkpoints of TF 1.

    Args:
      result: of the conversion.
      source: the text that was converted.
      filename: its file; paths in the program are looked up beside it.
    """
    notes = [note for note in result.notes if note.rule == RULE]
    if result.status != 'converted' or not notes:
        return result
    found = _found(pathlib.Path(filename).parent, source)
    if not found:
        return result
    findings = [
        report.Finding(
            RULE,
            note.span,
            'warning',
            f'{found[0]} was saved by TF 1, whose files do not tell what a Keras optimizer keeps: '
            'the converted program raises an error when it restores that',
            'move the files away before its first run',
        )
        for note in notes
    ]
    return dataclasses.replace(result, findings=(*result.findings, *findings))


def _found(folder: pathlib.Path, source: str) -> list[str]:
    """Returns checkpoints of TF 1 in folders, or under prefixes, that a program names."""
    found = []
    for node in ast.walk(parsing.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if 0 < len(text) < _LONGEST and text.isprintable():
                found += [p for p in _indices(folder / text) if _is_of_tf1(p)]
    return [str(path.with_suffix('')) for path in found]


def _indices(path: pathlib.Path) -> list[pathlib.Path]:
    """Returns the indices of checkpoints in a folder or with a prefix."""
    try:
        if path.is_dir():
            named = (path / 'checkpoint').is_file()
            return sorted(path.glob('*.index')) if named else []
        return sorted(path.parent.glob(f'{glob.escape(path.name)}*.index'))
    except (OSError, ValueError):
        return []


def _is_of_tf1(path: pathlib.Path) -> bool:
    try:
        return _OBJECTS not in path.read_bytes()
    except OSError:
        return False
