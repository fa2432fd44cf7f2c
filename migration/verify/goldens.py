"""Numbers that TensorFlow 1.15 gave, kept beside the programs that gave them.

A golden is a program, `before.py` or `NAME.before.py`, with its conversion `after.py`. Beside it,
`before.numbers.npz` holds a recording of the original's run, thinned to a few kilobytes, with the
TensorFlow that made it. Machines without Python 3.7 hold the converted program against it. Initial
values need not be stored whole: random draws are fixed (see runners/fixed_draws.py), so that the
converted program begins with the same ones by itself.

Many goldens share one process per TensorFlow, since an import takes seconds.
"""

import dataclasses
import pathlib
import tempfile
from collections.abc import Iterable, Sequence

from migration.verify import (
    drift,
    interpreters,
    launch,
    loading,
    pair,
    session,
    sources,
    tolerance,
)
from migration.verify.runners import recording

_ELEMENTS = 256  # of each tensor
_TRAINING_STEPS = 3


@dataclasses.dataclass(frozen=True)
class Golden:
    """A program, its conversion and its numbers."""

    before: pathlib.Path

    @property
    def after(self) -> pathlib.Path:
        """The converted program."""
        return self.before.with_name(self.before.name.replace('before.py', 'after.py'))

    @property
    def numbers(self) -> pathlib.Path:
        """The recording of the original."""
        return self.before.with_suffix('.numbers.npz')

    @property
    def name(self) -> str:
        """What to call it: the folder of before.py, or the part before `.before.py`."""
        name = self.before.name.removesuffix('before.py').rstrip('.')
        return name or self.before.parent.name


def find(folder: pathlib.Path) -> list[Golden]:
    """Returns the goldens in a folder and below that have a conversion."""
    found = [Golden(path) for path in sorted(folder.rglob('*before.py'))]
    return [golden for golden in found if golden.after.is_file()]


def _script(folder: pathlib.Path, each: pair.Pair, *, converted: bool = False) -> pathlib.Path:
    """Writes one program of a pair into a new folder and returns where it begins."""
    texts = {}
    for part in each.parts:
        source = part.converted if converted else part.original
        texts[pathlib.PurePosixPath(part.relative).with_name(source.path.name)] = source.data
    for place, data in texts.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(data)
    return folder / next(iter(texts))


_COMPACT = {'elements': _ELEMENTS, 'whole': False, 'training_steps': _TRAINING_STEPS}


def run_originals(
    pairs: Sequence[pair.Pair],
    folder: pathlib.Path,
    oracle: str,
    limit: int | None = None,
    timeout: float = 300,
    shake: bool = False,
) -> list[launch.Outcome]:
    """Runs originals in one process of the oracle's TensorFlow, each in a folder of its own.

    With shake each runs a second time, and its recording tells its drift (see drift.py).
    """
    interpreter = interpreters.find(oracle)
    if interpreter is None:
        raise sources.CannotVerifyError(f'no interpreter with TensorFlow {oracle} is known')
    options = session.Options(limit=limit, timeout=timeout)
    jobs = []
    for number, each in enumerate(pairs):
        script = _script(folder / f'original{number}', each)
        job = session.legacy_job(each, script, folder / f'original{number}.npz', options)
        jobs.append({**job, **_COMPACT, 'compat': oracle != '1.15'})
    if shake:
        for number, job in enumerate(list(jobs)):
            script = _script(folder / f'shaken{number}', pairs[number])
            out = folder / f'shaken{number}.npz'
            again = session.legacy_job(pairs[number], script, out, options)
            jobs.append({**job, **again, **_COMPACT, 'shake': drift.SHAKE})
    path = pairs[0].original.path
    outcomes = launch.run(interpreter, 'legacy_runner', jobs, path, timeout * len(jobs))
    originals, others = outcomes[: len(pairs)], outcomes[len(pairs) :]
    for original, other in zip(originals, others, strict=False):
        if not _trouble(original) and not _trouble(other):
            drift.add(original.recording, other.recording)
    return originals


def run_converted(
    pairs: Sequence[pair.Pair],
    originals: Sequence[pathlib.Path],
    folder: pathlib.Path,
    timeout: float = 300,
    *,
    eager: bool = False,
) -> list[launch.Outcome]:
    """Runs conversions in one process of their TensorFlow, as far as their originals ran."""
    interpreter = interpreters.find(pairs[0].target)
    if interpreter is None:
        raise sources.CannotVerifyError(
            f'no interpreter with TensorFlow {pairs[0].target} is known'
        )
    options = session.Options(timeout=timeout, eager=eager)
    jobs = []
    for number, (each, original) in enumerate(zip(pairs, originals, strict=True)):
        meta = recording.Recording(original).meta
        limit = meta['counted'] if meta['ended'] == 'cut' else None
        script = _script(folder / f'converted{number}', each, converted=True)
        out = folder / f'converted{number}.npz'
        job = session.native_job(each, script, out, options, limit)
        jobs.append({**job, **_COMPACT, 'initial': str(original)})
    path = pairs[0].original.path
    return launch.run(interpreter, 'native_runner', jobs, path, timeout * len(jobs))


def record(goldens: Sequence[Golden], oracle: str, limit: int | None = None) -> Iterable[str]:
    """Records the originals of goldens beside them; yields a line about each."""
    pairs = [loading.load(golden.before, golden.after) for golden in goldens]
    with tempfile.TemporaryDirectory(prefix='graphlift-goldens-') as name:
        folder = pathlib.Path(name)
        for number, outcome in enumerate(run_originals(pairs, folder, oracle, limit, shake=True)):
            golden = goldens[number]
            trouble = _trouble(outcome)
            if trouble:
                yield f'{golden.name}: not recorded: {trouble}'
                continue
            assert outcome.recording is not None
            outcome.recording.save(str(golden.numbers))
            meta = outcome.recording.meta
            size = golden.numbers.stat().st_size
            yield (
                f'{golden.name}: {len(meta["calls"])} session calls under TensorFlow '
                f'{meta["tensorflow"]}, {size:,} bytes'
            )


def _trouble(outcome: launch.Outcome) -> str:
    if outcome.recording is None:
        return outcome.trouble
    if outcome.recording.meta['ended'] == 'failed':
        return launch.last_lines(outcome.recording.meta['error'])
    return ''


def verdicts(goldens: Sequence[Golden]) -> dict[str, tuple[pair.Pair, session.Verdict]]:
    """Runs the conversions of goldens and returns the verdict on each against its numbers."""
    pairs = [loading.load(golden.before, golden.after) for golden in goldens]
    found = {}
    with tempfile.TemporaryDirectory(prefix='graphlift-goldens-') as name:
        outcomes = run_converted(pairs, [golden.numbers for golden in goldens], pathlib.Path(name))
        for golden, each, outcome in zip(goldens, pairs, outcomes, strict=True):
            if outcome.recording is None:
                verdict = session.Verdict('failed', f'the converted program {outcome.trouble}')
            else:
                stored = recording.Recording(golden.numbers)
                verdict = session.judge(each, stored, outcome.recording, session.Options())
            found[golden.name] = (each, verdict)
    return found


def stale(golden: Golden, fresh: recording.Recording) -> str:
    """Returns what differs between a golden's numbers and a new recording; '' for nothing."""
    stored = recording.Recording(golden.numbers)
    for what in ('tensorflow', 'ended', 'counted'):
        if stored.meta[what] != fresh.meta[what]:
            return f'{what}: {stored.meta[what]}, now {fresh.meta[what]}'
    ours, theirs = stored.meta['calls'], fresh.meta['calls']
    if [c['mark'] for c in ours] != [c['mark'] for c in theirs]:
        return f'{len(ours)} session calls, now {len(theirs)}, or other ones'
    pairs = [(c['values'], d['values']) for c, d in zip(ours, theirs, strict=True)]
    names = sorted(stored.meta['variables'])
    if names != sorted(fresh.meta['variables']):
        return f'variables: {names}, now {sorted(fresh.meta["variables"])}'
    for name in names:
        old, new = stored.meta['variables'][name], fresh.meta['variables'][name]
        pairs.append((old['final'], new['final']))
    room = tolerance.Tolerance().after(stored.meta['counted'])
    for old, new in pairs:
        for a, b in zip(drift.flat(old), drift.flat(new), strict=True):
            if (a is None) != (b is None) or (a and a['shape'] != b['shape']):
                return f'a value: {a}, now {b}'
            if a is None:
                continue
            worst = tolerance.difference(stored.array(a), fresh.array(b), room, a['dtype'])
            if worst and worst.ratio > 1:
                return f'a value: {worst.original}, now {worst.converted}'
    return ''
