"""Runs the verifier on the converted files of a tree, many in one process of each TensorFlow."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent import futures
from pathlib import Path

from migration.convert import report
from migration.survey.outcome import Verification
from migration.verify import batch, pair, session, sources

# So many share the import of TensorFlow, which takes longer than most programs run.
_AT_ONCE = 10


def verify(
    results: Mapping[str, report.FileResult],
    programs: Mapping[str, Sequence[str]],
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
      programs: the files of each program, by the one where it begins.
      target: the version of TensorFlow 2 that they are for.
      jobs: how many processes run programs at once.
      seconds: how long each of the two programs may run.
      steps: how many calls of steps to compare; default: all.
      done: is told after each batch how many files it had.
    """
    found, pairs = _pairs(results, programs, target)
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


def _pairs(results, programs, target) -> tuple[dict[str, Verification], dict[str, pair.Pair]]:
    """Returns what there is to say of each file at once, and the pairs to verify."""
    found: dict[str, Verification] = {}
    pairs: dict[str, pair.Pair] = {}
    whole = {Path(path): result for path, result in results.items()}
    for first, files in programs.items():
        if any(path in results and results[path].steps for path in files):
            try:
                pairs[first] = pair.of_results(list(map(Path, files)), whole, target)
            except sources.CannotVerifyError as error:
                found[first] = Verification('failed', str(error))
    for path, result in results.items():
        if path not in pairs and path not in found:
            runs = [first for first in pairs if path in programs[first]]
            where = f'it runs in {os.path.relpath(runs[0], os.path.dirname(path))}' if runs else ''
            reason = where if result.steps and runs else 'it runs no step'
            found[path] = Verification('skipped', reason)
    return found, pairs


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
