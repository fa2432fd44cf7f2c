"""Reads or makes the two programs to compare, with all their modules."""

import json
import os
import pathlib

from migration.convert import program_files, report
from migration.verify import pair, sources
from migration.verify.sources import CannotVerifyError, Source

_TARGET = '2.21'


def load(
    original_path: pathlib.Path,
    converted_path: pathlib.Path | None = None,
    report_path: pathlib.Path | None = None,
    target: str | None = None,
    root: pathlib.Path | None = None,
) -> pair.Pair:
    """Reads or makes both programs.

    The target is, if not given, the one that the report names.

    Args:
      original_path: where the original begins.
      converted_path: what became of that file; what became of its modules lies beside it as they
        do beside the original. Where it is not given, the original is converted.
      report_path: what the converter reported.
      target: the TensorFlow of the converted program.
      root: the folder below which all modules of the original lie; default: the original's.

    Raises:
      CannotVerifyError: a file cannot be read, or the original is not converted.
    """
    original = sources.read(original_path)
    # Python looks for modules beside the file that a link leads to.
    root = root.resolve() if root is not None else original_path.resolve().parent
    if not original_path.resolve().is_relative_to(root):
        raise CannotVerifyError(f'{original_path} does not lie in {root}')
    if converted_path is None:
        target = target or _TARGET
        made = {root / place: r for place, r in _convert(original, root, target).items()}
        return pair.of_results([*made], made, target)
    converted = sources.read(converted_path)
    report_path = report_path or _beside(converted_path)
    if report_path is None:
        target = target or _TARGET
        results = _convert(original, root, target)
    else:
        made_for, results = _reported(report_path, original_path, root)
        target = target or made_for
        if not any(result.steps for result in results.values()):
            status = next(iter(results.values())).status
            raise CannotVerifyError(f'{report_path} names no step of {original_path} ({status})')
    first, *others = results
    modules = [(first, original, converted, results[first])]
    for relative in others:
        place = converted_path.parent / _from(original_path, root / relative)
        if place.is_file():
            after = sources.read(place)
            modules.append((relative, sources.read(root / relative), after, results[relative]))
    return pair.of_program(modules, target)


def load_all(folder: pathlib.Path, target: str | None) -> dict[pathlib.Path, pair.Pair | str]:
    """Converts all programs below a folder.

    Returns:
      The pair of each program, or the reason why there is none, by the file where it begins;
      without those that have nothing to convert.
    """
    from migration.convert import programs

    target = target or _TARGET
    made, files_of = programs.convert_all(str(folder), target)
    results = {pathlib.Path(path): result for path, result in made.items()}
    pairs: dict[pathlib.Path, pair.Pair | str] = {}
    for first, files in files_of.items():
        paths = list(map(pathlib.Path, files))
        if results[paths[0]].status in ('refused', 'error'):
            pairs[pathlib.Path(first)] = _not_converted(paths[0], results[paths[0]])
        elif any(results[path].steps for path in paths):
            try:
                pairs[pathlib.Path(first)] = pair.of_results(paths, results, target)
            except CannotVerifyError as error:
                pairs[pathlib.Path(first)] = str(error)
    return pairs


def _not_converted(path: pathlib.Path, result: report.FileResult) -> str:
    reasons = '; '.join(f'line {f.span.line}: {f.reason}' for f in result.findings[:3])
    return f'{path} is not converted ({result.status}): {reasons}'


def _from(original: pathlib.Path, module: pathlib.Path) -> str:
    """Returns the way from the folder of a program to one of its modules."""
    return os.path.relpath(module.resolve(), original.resolve().parent)


def _convert(original: Source, root: pathlib.Path, target: str) -> dict[str, report.FileResult]:
    """Returns what becomes of the files of a program, by their places below a folder."""
    from migration.convert import programs  # It takes a while, and a report saves it.

    results = programs.convert(str(original.path), str(root), target)
    first = next(iter(results.values()))
    if first.status in ('refused', 'error'):
        raise CannotVerifyError(_not_converted(original.path, first))
    return results


def _beside(converted: pathlib.Path) -> pathlib.Path | None:
    for path in (
        converted.with_name(converted.name + '.report.json'),
        converted.with_name('report.json'),
    ):
        if path.is_file():
            return path
    return None


def _reported(
    path: pathlib.Path, original: pathlib.Path, root: pathlib.Path
) -> tuple[str, dict[str, report.FileResult]]:
    """Returns the target and the results that a report holds for the files of a program."""
    made, name = read_report(path, original)
    found = {}
    for entry in program_files.find(str(original), str(root)):
        way = _from(original, pathlib.Path(entry.path))
        told = os.path.normpath(os.path.join(os.path.dirname(name), way)) if found else name
        if told in made.files:
            found[entry.relative] = made.files[told]
    return made.target, found


def read_report(path: pathlib.Path, original: pathlib.Path) -> tuple[report.Report, str]:
    """Returns a report, and what an original is called in it."""
    try:
        made = report.Report.from_json(json.loads(path.read_text()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CannotVerifyError(f'{path} is not a report of the converter: {error}') from error
    names = list(made.files)
    for fits in (
        lambda name: pathlib.Path(name).resolve() == original.resolve(),
        lambda name: pathlib.Path(name).name == original.name,
        lambda name: len(names) == 1,
    ):
        found = [name for name in names if fits(name)]
        if len(found) == 1:
            return made, found[0]
    raise CannotVerifyError(f'{path} does not say anything about {original}')
