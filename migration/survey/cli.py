"""The command line of the survey."""

import argparse
import dataclasses
import functools
import json
import os
import pathlib
import sys
import time
from collections.abc import Sequence

import rich.console
import rich.progress

from migration.convert import discovery, packages, process, writing
from migration.survey import converting, outcome, pool, show

_DESCRIPTION = """\
Converts all Python files of a tree without writing any, and tells what became of each: converted
or refused and why, verified or not, and how much of it TensorFlow 2 understands.
"""
_EPILOG = """\
exit status: 0 everything is native TensorFlow 2 or can be converted; 1 something was refused, or
verification found a difference; 2 wrong usage, or a file that cannot be read or parsed.
"""
# Longer than any file takes that is not a bug of the converter.
SECONDS_PER_FILE = 60.0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        'survey',
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add('paths', nargs='+', metavar='DIR', help='directories or files')
    add('--target', choices=('2.21', '2.15'), default='2.21', help='the version of TensorFlow 2')
    add('--jobs', type=int, default=pool.usable_cores(), help='processes (default: the cores)')
    add('--json', metavar='FILE', help='also write the survey to FILE; see survey.schema.json')
    add('--all', action='store_true', help='show all files and all rules')
    add('--verify', action='store_true', help='run converted programs and compare them')
    add('--timeout', type=float, default=120, metavar='SECONDS', help='for each program verified')
    add('--steps', type=int, metavar='N', help='compare only the first N step calls of each')
    return parser


def _seconds(together: Sequence[str]) -> float:
    """Returns how long the files of one program may take."""
    return SECONDS_PER_FILE * len(together)


def survey(
    paths: Sequence[str], target: str, *, jobs: int, texts: bool, console: rich.console.Console
) -> outcome.Survey:
    """Converts a tree and returns what came of it.

    Args:
      paths: directories or files.
      target: the version of TensorFlow 2.
      jobs: how many processes to use.
      texts: whether results keep their texts.
      console: where progress is shown if it is a terminal.
    """
    start = time.perf_counter()
    found = discovery.find(paths)
    files = {p: outcome.Outcome(trouble.result()) for p, trouble in found.troubles.items()}
    whole = packages.Packages(found.sources)
    items = whole.together()
    process.prepare()  # Before its workers are forked.
    work = functools.partial(
        converting.survey_together, target=target, converter=whole, texts=texts
    )
    with rich.progress.Progress(console=console, transient=True) as progress:
        task = progress.add_task('converting', total=len(items))
        for together, results in pool.run(work, items, jobs=jobs, seconds=_seconds):
            if isinstance(results, pool.Lost):
                results = [converting.lost(results)] * len(together)
            files.update(zip(together, results, strict=True))
            progress.advance(task)
    seconds = time.perf_counter() - start
    root = paths[0] if len(paths) == 1 else os.path.commonpath(list(map(os.path.abspath, paths)))
    return outcome.Survey(root, target, files, seconds, max(min(jobs, len(items)), 1))


def _verify(
    whole: outcome.Survey, flags: argparse.Namespace, console: rich.console.Console
) -> outcome.Survey:
    """Returns the survey with the verdict on each converted file."""
    from migration.survey import verifying  # It needs NumPy, which the survey alone does not.

    results = {p: o.result for p, o in whole.files.items() if o.result.status == 'converted'}
    programs = packages.Packages(discovery.find(flags.paths).sources).programs()
    left = {p for p, o in whole.files.items() if o.result.status in ('refused', 'error')}
    with rich.progress.Progress(console=console, transient=True) as progress:
        task = progress.add_task('verifying', total=len(results))
        verdicts = verifying.verify(
            results,
            {first: files for first, files in programs.items() if first not in left},
            whole.target,
            jobs=flags.jobs,
            seconds=flags.timeout,
            steps=flags.steps,
            done=functools.partial(progress.advance, task),
        )
    files = {
        path: dataclasses.replace(each, verification=verdicts.get(path))
        for path, each in whole.files.items()
    }
    return dataclasses.replace(whole, files=files)


def main(arguments: Sequence[str] | None = None) -> int:
    """Surveys as the arguments say and returns the exit status."""
    flags = _parser().parse_args(arguments)
    console = rich.console.Console()
    if not console.is_terminal:
        console = rich.console.Console(width=120)
    for path in flags.paths:
        if not os.path.exists(path):
            print(f'survey: there is no {path}', file=sys.stderr)
            return 2
    if flags.jobs < 1:
        print('survey: --jobs counts from 1', file=sys.stderr)
        return 2
    whole = survey(flags.paths, flags.target, jobs=flags.jobs, texts=flags.verify, console=console)
    if flags.verify:
        whole = _verify(whole, flags, console)
    show.show(whole, console, everything=flags.all)
    if flags.json:
        text = json.dumps(whole.to_json(), indent=1) + '\n'
        try:
            target = pathlib.Path(flags.json)
            target.parent.mkdir(parents=True, exist_ok=True)
            writing.write(str(target), text.encode())
        except OSError as error:
            print(f'survey: {flags.json} could not be written: {error}', file=sys.stderr)
            return 2
    return whole.exit
