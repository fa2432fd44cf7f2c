"""Converts programs: a file with the modules below one folder that it imports, or all of a tree."""

from migration.convert import (
    conversion,
    discovery,
    packages,
    pipeline,
    program_files,
    reading,
    report,
)


def convert(path: str, root: str, target: str) -> dict[str, report.FileResult]:
    """Returns what becomes of the files of a program, by their places below its folder.

    Args:
      path: the file where the program begins; its result is the first.
      root: the folder below which all modules of the program lie.
      target: the version of TensorFlow 2.
    """
    entries = program_files.find(path, root)
    whole = packages.Packages(entries) if len(entries) > 1 else pipeline.convert_source
    return {entry.relative: _result(entry, whole, target) for entry in entries}


def convert_all(
    folder: str, target: str
) -> tuple[dict[str, report.FileResult], dict[str, tuple[str, ...]]]:
    """Returns what becomes of all files below a folder, and the files of each program.

    Programs are told by the file where they begin, which is the first of theirs.
    """
    entries = discovery.find([folder]).sources
    whole = packages.Packages(entries)
    return {entry.path: _result(entry, whole, target) for entry in entries}, whole.programs()


def _result(entry: discovery.Entry, convert_source, target: str) -> report.FileResult:
    return conversion.convert_input(
        lambda: reading.read_file(entry.path),
        filename=entry.path,
        target=target,
        convert_source=lambda: convert_source,
    ).result
