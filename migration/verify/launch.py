"""Starts the runners and reads what they recorded."""

import dataclasses
import json
import os
import pathlib
import signal
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any

from migration.verify.runners import recording

_ROOT = pathlib.Path(__file__).resolve().parents[2]
_ENVIRONMENT = {
    'CUDA_VISIBLE_DEVICES': '-1',  # the same kernels on every machine
    'MPLBACKEND': 'Agg',
    'TF_CPP_MIN_LOG_LEVEL': '2',
    'TF_ENABLE_ONEDNN_OPTS': '0',
    'PYTHONHASHSEED': '0',
    'PYTHONDONTWRITEBYTECODE': '1',
}


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What a run came to: a recording, or the reason why there is none."""

    recording: recording.Recording | None
    trouble: str = ''
    log: str = ''


def last_lines(text: str, count: int = 8) -> str:
    """Returns the last lines that say something."""
    return '\n'.join([line for line in text.splitlines() if line.strip()][-count:])


def _environment(script: pathlib.Path) -> Mapping[str, str]:
    given = [p for p in os.environ.get('PYTHONPATH', '').split(os.pathsep) if p]
    if str(_ROOT) not in given and script.resolve().is_relative_to(_ROOT):
        given.append(str(_ROOT))  # a program of ours, run without Bazel
    path = os.pathsep.join(given)
    return {
        **os.environ,
        **_ENVIRONMENT,
        'GRAPHLIFT_PYTHONPATH': path,
        'PYTHONPATH': os.pathsep.join([str(_ROOT), *given]),
    }


def run(
    interpreter: str,
    runner: str,
    jobs: Sequence[Mapping[str, Any]],
    script: pathlib.Path,
    timeout: float,
) -> list[Outcome]:
    """Runs jobs (see runners/jobs.py) in one child process, and returns an outcome for each.

    Args:
      interpreter: the Python that has the TensorFlow.
      runner: 'legacy_runner' or 'native_runner'.
      jobs: what to run.
      script: where the program lives really, which decides what it may import.
      timeout: seconds after which the child and its children are killed.
    """
    first = pathlib.Path(jobs[0]['out'])
    listing, log = first.with_suffix('.jobs.json'), first.with_suffix('.log')
    listing.write_text(json.dumps(jobs))
    for job in jobs:
        pathlib.Path(job['out']).unlink(missing_ok=True)
    with open(log, 'w') as output:
        child = subprocess.Popen(
            [interpreter, '-m', f'migration.verify.runners.{runner}', str(listing)],
            cwd=_ROOT,
            env=_environment(script),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            child.wait(timeout)
            late = False
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            late = True
    return [_outcome(job, log, child.returncode, late, timeout) for job in jobs]


def _outcome(
    job: Mapping[str, Any], log: pathlib.Path, code: int, late: bool, timeout: float
) -> Outcome:
    own_log = pathlib.Path(job['out'] + '.log')
    text = (own_log if own_log.exists() else log).read_text(errors='replace')
    if os.path.exists(job['out']):
        return Outcome(recording.Recording(job['out']), log=text)
    if late or os.path.exists(job['out'] + '.late'):
        timeout = timeout if late else job.get('timeout', timeout)
        return Outcome(None, f'was still running after {timeout:.0f} seconds', text)
    ending = f'was ended by signal {-code}' if code < 0 else 'ended without a recording'
    return Outcome(None, f'{ending}; its last lines:\n{last_lines(text)}', text)
