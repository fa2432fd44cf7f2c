"""Verifies many pairs with one process for each TensorFlow.

Importing TensorFlow takes longer than most programs run, so programs are forks of a process that
has done it. Each runs in a copy of its own folder, as when it is verified alone.
"""

import contextlib
from collections.abc import Sequence

from migration.verify import drift, interpreters, launch, session
from migration.verify.pair import Pair
from migration.verify.sources import CannotVerifyError


def verify(pairs: Sequence[Pair], options: session.Options) -> list[session.Verdict]:
    """Returns the verdict on each pair; all are for the same TensorFlow 2.

    Raises:
      CannotVerifyError: there is no TensorFlow to run one side.
    """
    found: dict[int, session.Verdict] = {}
    with contextlib.ExitStack() as stack:
        places = [stack.enter_context(session.folders(each)) for each in pairs]
        todo = list(range(len(pairs)))
        originals = dict(zip(todo, _originals(pairs, places, todo, options), strict=True))
        for number, outcome in originals.items():
            if trouble := session.failed('the original', outcome):
                found[number] = trouble
        todo = [number for number in todo if number not in found]
        converted = _converted(pairs, places, todo, originals, options)
        doubtful = []
        for number, outcome in zip(todo, converted, strict=True):
            if outcome.recording is None:
                found[number] = session.Verdict(
                    'failed', f'the converted program {outcome.trouble}'
                )
                continue
            first = originals[number].recording
            found[number] = session.judge(pairs[number], first, outcome.recording, options)
            comparison = found[number].comparison
            if comparison and comparison.may_be_drift:
                doubtful.append((number, outcome.recording))
        # Only here is it worth a second run to learn what rounding alone does.
        numbers = [number for number, _ in doubtful]
        again = _originals(pairs, places, numbers, options, drift.SHAKE)
        for (number, recorded), shaken in zip(doubtful, again, strict=True):
            if not session.failed('the original', shaken):
                first = originals[number].recording
                drift.add(first, shaken.recording)
                found[number] = session.judge(pairs[number], first, recorded, options)
    return [found[number] for number in range(len(pairs))]


def _originals(pairs, places, numbers, options, shake: float = 0.0) -> list[launch.Outcome]:
    oracle = interpreters.oracle(options.oracle)
    if oracle is None:
        raise CannotVerifyError('no interpreter with a TensorFlow for the original is known')
    version, interpreter = oracle
    jobs = []
    for number in numbers:
        before, _, out = places[number]
        where = out / ('shaken.npz' if shake else 'original.npz')
        job = session.legacy_job(pairs[number], before, where, options)
        jobs.append({**job, 'compat': version != '1.15', 'shake': shake})
    return _run(interpreter, 'legacy_runner', jobs, pairs, options)


def _converted(pairs, places, numbers, originals, options) -> list[launch.Outcome]:
    interpreter = interpreters.find(pairs[0].target)
    if interpreter is None:
        raise CannotVerifyError(f'no interpreter with TensorFlow {pairs[0].target} is known')
    jobs = []
    for number in numbers:
        _, after, out = places[number]
        meta = originals[number].recording.meta
        limit = meta['counted'] if meta['ended'] == 'cut' else options.limit
        job = session.native_job(pairs[number], after, out / 'converted.npz', options, limit)
        jobs.append({**job, 'initial': str(out / 'original.npz')})
    outcomes = _run(interpreter, 'native_runner', jobs, pairs, options)
    # Gradients leave a function through a call of Python, which XLA does not compile.
    again = [n for n, each in enumerate(outcomes) if session.needs_no_gradients(each)]
    for n in again:
        job = {**jobs[n], 'gradients': False}
        outcomes[n] = _run(interpreter, 'native_runner', [job], pairs, options)[0]
    return outcomes


def _run(interpreter, runner, jobs, pairs, options) -> list[launch.Outcome]:
    if not jobs:
        return []
    timeout = 60 + options.timeout * len(jobs)
    return launch.run(interpreter, runner, jobs, pairs[0].original.path, timeout)
