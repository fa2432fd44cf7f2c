"""One verification from beginning to end: run both programs, compare what they recorded."""

import contextlib
import dataclasses
import pathlib
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

from migration.verify import compare, drift, interpreters, launch, levels, scratch, tolerance
from migration.verify.pair import Pair, Part
from migration.verify.runners import recording
from migration.verify.sources import CannotVerifyError

# The original is cut at a step call after this share of the time that a run may take.
_PATIENCE = 0.8


@dataclasses.dataclass(frozen=True)
class Options:
    """How to verify.

    Attributes:
      oracle: the TensorFlow that runs the original; default: 1.15 if there is one.
      limit: how many step calls to compare; None: all.
      timeout: seconds that each program may take.
      traces: how many kinds of arguments a function may be traced for.
      training_steps: how many training steps have their gradients compared.
      base: the tolerance of the first step.
      folder: the working directory of both programs; default: a copy of their folder.
      eager: whether the converted program's functions run without graphs.
      arguments: of the command line, for both programs.
    """

    oracle: str | None = None
    limit: int | None = None
    timeout: float = 600
    traces: int = 1
    training_steps: int = 5
    base: tolerance.Tolerance = dataclasses.field(default_factory=tolerance.Tolerance)
    folder: pathlib.Path | None = None
    eager: bool = False
    arguments: Sequence[str] = ()


@dataclasses.dataclass(frozen=True)
class Verdict:
    """What a verification came to.

    Attributes:
      outcome: 'equal', 'different' or 'failed'.
      reason: why it failed; empty otherwise.
      comparison: the levels, if both programs ran.
      versions: the TensorFlow of each program, in words.
      ended: how the original ended: 'finished' or 'cut'.
    """

    outcome: str
    reason: str = ''
    comparison: levels.Comparison | None = None
    versions: tuple[str, str] = ('', '')
    ended: str = ''


def legacy_job(pair: Pair, script: pathlib.Path, out: pathlib.Path, options: Options) -> dict:
    """Returns the job that runs the original (see runners/jobs.py)."""
    first, *others = pair.parts
    return {
        'script': str(script),
        'folder': str(options.folder or script.parent),
        'around': _around(pair, script),
        'out': str(out),
        'source': pair.original.path.name,
        'marked': _by_text(pair.session_calls(first)),
        'modules': {place(pair, script, p): _by_text(pair.session_calls(p)) for p in others},
        'arguments': list(options.arguments),
        'counted': sorted(pair.numbers),
        'limit': options.limit,
        'seconds': options.timeout * _PATIENCE,
        'timeout': options.timeout,
        'training_steps': options.training_steps,
    }


def native_job(
    pair: Pair, script: pathlib.Path, out: pathlib.Path, options: Options, limit: int | None
) -> dict:
    """Returns the job that runs the converted program (see runners/jobs.py)."""
    first, *others = pair.parts
    return {
        'script': str(script),
        'folder': str(options.folder or script.parent),
        'around': _around(pair, script),
        'out': str(out),
        'source': pair.converted.path.name,
        'spans': pair.spans(first),
        'modules': {place(pair, script, p): pair.spans(p) for p in others},
        'arguments': list(options.arguments),
        'counted': [step.id for step in pair.steps],
        'training': [step.id for step in pair.steps if step.training],
        'limit': limit,
        'timeout': options.timeout,
        'training_steps': options.training_steps,
        'name_map': dict(pair.name_map),
        'eager': options.eager,
    }


def _by_text(numbers: dict[int, int]) -> dict[str, int]:
    """Returns numbers by keys that JSON can hold."""
    return {str(number): mark for number, mark in sorted(numbers.items())}


def _root(pair: Pair, script: pathlib.Path) -> pathlib.Path:
    """Returns the folder that holds all modules of a program."""
    return script.parents[pair.parts[0].relative.count('/')]


def place(pair: Pair, script: pathlib.Path, part: Part) -> str:
    """Returns where a module of a program lies, told by where the program begins."""
    return str(_root(pair, script) / part.relative)


def _around(pair: Pair, script: pathlib.Path) -> list[str]:
    """Returns the folders around that of the script in which modules are looked for."""
    return list(map(str, script.parents[1 : pair.parts[0].relative.count('/') + 1]))


@contextlib.contextmanager
def folders(pair: Pair) -> Iterator[tuple[pathlib.Path, pathlib.Path, pathlib.Path]]:
    """Yields the places of both scripts, each in a copy of its folder, and an output folder."""
    with tempfile.TemporaryDirectory(prefix='graphlift-verify-') as name:
        root = pathlib.Path(name).resolve()
        before, after = root / 'original', root / 'converted'
        relative = pathlib.PurePosixPath(pair.parts[0].relative)
        home = _root(pair, pair.original.path.resolve())
        scratch.mirror(home, before)
        scratch.mirror(home, after)
        other = _root(pair, pair.converted.path.resolve())
        if other != home:
            scratch.lay_over(other, after)
        script = relative.with_name(pair.converted.path.name)
        scratch.write(after, script, pair.converted.data)
        for part in pair.parts[1:]:
            scratch.write(after, pathlib.PurePosixPath(part.relative), part.converted.data)
        out = root / 'out'
        out.mkdir()
        yield before / relative, after / script, out


def _spoken(recorded: recording.Recording) -> str:
    api = ' (compat.v1)' if recorded.meta.get('api') == 'compat.v1' else ''
    api += ' without graphs' if recorded.meta.get('eager') else ''
    return f'TensorFlow {recorded.meta["tensorflow"]}{api}'


def needs_no_gradients(outcome: launch.Outcome) -> bool:
    """Tells whether a run failed because gradients cannot leave what XLA compiles."""
    return outcome.recording is not None and 'PyFunc' in outcome.recording.meta['error']


def failed(who: str, outcome: launch.Outcome) -> Verdict | None:
    """Returns the verdict on a program that left no whole recording; None if it did."""
    if outcome.recording is None:
        return Verdict('failed', f'{who} {outcome.trouble}')
    if outcome.recording.meta['ended'] == 'failed':
        lines = launch.last_lines(outcome.recording.meta['error'])
        versions = _spoken(outcome.recording)
        return Verdict('failed', f'{who} ended with an error under {versions}:\n{lines}')
    return None


def run_original(pair, script, out, options: Options, limit=None, shake: float = 0.0):
    """Runs the original under the oracle and returns the outcome.

    Args:
      pair: the programs.
      script: where the original lies.
      out: where the recording goes.
      options: how to run it.
      limit: how many step calls; default: as options say.
      shake: by how much to move initial values (see drift.py).

    Raises:
      CannotVerifyError: there is no TensorFlow for it.
    """
    found = interpreters.oracle(options.oracle)
    if found is None:
        wanted = f'TensorFlow {options.oracle}' if options.oracle else 'TensorFlow'
        hint = '\n' + interpreters.HOW_TO_GET_115 if options.oracle == '1.15' else ''
        raise CannotVerifyError(f'no interpreter with {wanted} is known{hint}')
    version, interpreter = found
    job: dict[str, Any] = legacy_job(pair, script, out, options)
    job.update(compat=version != '1.15', shake=shake, limit=limit or options.limit)
    return launch.run(interpreter, 'legacy_runner', [job], pair.original.path, options.timeout)[0]


def run_converted(
    pair, script, out, options: Options, original: pathlib.Path, limit: int | None
) -> launch.Outcome:
    """Runs the converted program under its target, from the original's values.

    Gradients leave a function through a call of Python, which XLA does not compile. Where that
    is why the program fails, it runs again without them.

    Raises:
      CannotVerifyError: there is no TensorFlow for it.
    """
    interpreter = interpreters.find(pair.target)
    if interpreter is None:
        raise CannotVerifyError(f'no interpreter with TensorFlow {pair.target} is known')
    job: dict[str, Any] = native_job(pair, script, out, options, limit)
    job['initial'] = str(original)
    for job['gradients'] in (True, False):
        jobs = [job]
        outcome = launch.run(
            interpreter, 'native_runner', jobs, pair.original.path, options.timeout
        )[0]
        if not needs_no_gradients(outcome):
            break
    return outcome


def judge(pair: Pair, original, converted, options: Options) -> Verdict:
    """Returns the verdict on two recordings."""
    versions = (_spoken(original), _spoken(converted))
    ended = original.meta['ended']
    compared = compare.compare(pair, original, converted, options.base, options.traces)
    reason = ''
    outcome = compared.outcome
    if compared.crashed:
        outcome = 'failed'
        reason = (
            f'the converted program ended with an error after {compared.calls} equal steps:\n'
            if not compared.divergences
            else 'the converted program ended with an error:\n'
        ) + launch.last_lines(compared.crashed)
    elif outcome == 'failed':
        reason = 'nothing was compared: neither program ran a step that the report names'
    return Verdict(outcome, reason, compared, versions, ended)


def verify(pair: Pair, options: Options | None = None) -> Verdict:
    """Runs both programs of a pair and compares them.

    Raises:
      CannotVerifyError: there is no TensorFlow to run one of them.
    """
    options = options or Options()
    with folders(pair) as (before, after, out):
        first = run_original(pair, before, out / 'original.npz', options)
        trouble = failed('the original', first)
        if trouble:
            return trouble
        cut = first.recording.meta['ended'] == 'cut'
        limit = first.recording.meta['counted'] if cut else options.limit
        second = run_converted(
            pair, after, out / 'converted.npz', options, out / 'original.npz', limit
        )
        if second.recording is None:
            return Verdict('failed', f'the converted program {second.trouble}')
        verdict = judge(pair, first.recording, second.recording, options)
        if verdict.comparison and verdict.comparison.may_be_drift:
            shaken = run_original(pair, before, out / 'shaken.npz', options, limit, drift.SHAKE)
            if not failed('the original', shaken):
                drift.add(first.recording, shaken.recording)
                verdict = judge(pair, first.recording, second.recording, options)
        return verdict
