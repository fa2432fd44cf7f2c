"""Runs the verifier on the converted files of a tree, many in one process of each TensorFlow."""

import os
import tempfile
from collections.abc import Callable, Mapping
from concurrent import futures
from pathlib import Path

from migration.convert import report
from migration.survey.outcome import Verification
from migration.verify import batch, pair, session

# So many share the import of TensorFlow, which takes longer than most programs run.
_AT_ONCE = 10


def verify(
    results: Mapping[str, report.FileResult],
    target: str,
    *,
    jobs: int,
    seconds: float,
    steps: int | None = None,
    done: Callable[[int], None] = lambda count: None,
) -> dict[str, Verification]:
    """Returns what the verifier says of each converted file.

    Args:
      results: by path, with their texts.
      target: the version of TensorFlow 2 that they are for.
      jobs: how many processes run programs at once.
      seconds: how long each of the two programs may run.
      steps: how many calls of steps to compare; default: all.
      done: is told after each batch how many files it had.
    """
    with tempfile.TemporaryDirectory(prefix='graphlift-survey-') as folder:
        tree = _write(results, Path(folder))
        return _verify(results, tree, target, jobs, seconds, steps, done)


def _write(results: Mapping[str, report.FileResult], folder: Path) -> dict[str, Path]:
    """Writes the converted texts, which may import each other, and returns where they are."""
    top = os.path.commonpath([os.path.dirname(os.path.abspath(p)) for p in results] or ['/'])
    places = {path: folder / os.path.relpath(os.path.abspath(path), top) for path in results}
    for path, place in places.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(results[path].text or '')
    return places


def _verify(results, tree, target, jobs, seconds, steps, done) -> dict[str, Verification]:
    found, pairs = {}, {}
    for path, result in results.items():
        if not result.steps:
            found[path] = Verification('skipped', 'it runs no step')
            continue
        try:
            pairs[path] = _pair(Path(path), tree[path], result, target)
        except pair.CannotVerifyError as error:
            found[path] = Verification('failed', str(error))
    done(len(found))
    size = max(min(_AT_ONCE, -(-len(pairs) // jobs)), 1)
    paths = list(pairs)
    batches = [paths[at : at + size] for at in range(0, len(paths), size)]
    options = session.Options(timeout=seconds, limit=steps)

    def run(these: list[str]) -> dict[str, Verification]:
        verdicts = batch.verify([pairs[path] for path in these], options)
        return {path: _said(v) for path, v in zip(these, verdicts, strict=True)}

    with futures.ThreadPoolExecutor(jobs) as threads:
        running = {threads.submit(run, these): these for these in batches}
        for future in futures.as_completed(running):
            these = running[future]
            try:
                found.update(future.result())
            except Exception as error:
                reason = f'{type(error).__name__}: {error}'
                found.update(dict.fromkeys(these, Verification('failed', reason)))
            done(len(these))
    return found


def _pair(path: Path, place: Path, result: report.FileResult, target: str) -> pair.Pair:
    original = pair.read(path)
    converted = pair.Source(place, (result.text or '').encode())
    return pair.make(original, converted, result, target)


def _said(verdict: session.Verdict) -> Verification:
    comparison = verdict.comparison
    reason = verdict.reason
    if comparison and comparison.divergences:
        first = comparison.divergences[0]
        reason = f'{first.what}: {first.message}'
    return Verification(
        verdict.outcome,
        reason,
        values=comparison.compared if comparison else 0,
        step_calls=comparison.calls if comparison else 0,
        cut=verdict.ended == 'cut',
    )
