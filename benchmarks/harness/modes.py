"""The ways to run a step, and the worker processes that run them."""

import dataclasses
import json
import os
import pathlib
import sys
from collections.abc import Callable, Mapping

from benchmarks.harness import client

ROOT = pathlib.Path(__file__).resolve().parents[2]
BASELINE = 'function'
AGAIN = 'function_again'


@dataclasses.dataclass(frozen=True)
class Mode:
    """One way to run a step.

    Attributes:
      name: as it is written in benchmark names.
      title: as it is shown to people.
      engine: which worker engine runs it.
      interpreter: the environment variable that names the Python to use; unset, that of this
        process if `own` is true, and otherwise the mode is skipped.
      own: whether this process's Python will do.
    """

    name: str
    title: str
    engine: str
    interpreter: str = 'GRAPHLIFT_PYTHON_TF221'
    own: bool = True


MODES = {
    mode.name: mode
    for mode in (
        Mode('session115', 'TF 1.15 session', 'session', 'GRAPHLIFT_PYTHON_TF115', own=False),
        Mode('session', 'compat.v1 session', 'session'),
        Mode('eager', 'eager', 'function'),
        Mode('function', 'tf.function', 'function'),
        Mode('xla', 'tf.function with XLA', 'function'),
    )
}
# A second process with the baseline's code: what it differs by is the method's own error.
_TWIN = Mode(AGAIN, 'tf.function, second process', 'function')


class Unavailable(Exception):
    """A mode cannot be run on this machine; the message says why."""


def mode_of(name: str) -> Mode:
    """Returns a mode by name, the baseline's twin included."""
    return _TWIN if name == AGAIN else MODES[name]


def python_of(mode: Mode) -> str:
    """Returns the interpreter that runs a mode."""
    python = os.environ.get(mode.interpreter) or (sys.executable if mode.own else None)
    if not python:
        raise Unavailable(f'{mode.interpreter} names no Python that has TensorFlow 1.15')
    if not os.access(python, os.X_OK):
        raise Unavailable(f'{mode.interpreter}={python} cannot be run')
    return python


def environment(device: str, threads: int) -> dict[str, str]:
    """Returns the environment of a worker process."""
    env = dict(os.environ)
    env['PYTHONPATH'] = os.pathsep.join(
        part for part in (str(ROOT), env.get('PYTHONPATH', '')) if part
    )
    env.setdefault('TF_CPP_MIN_LOG_LEVEL', '2')
    if threads:
        env['OMP_NUM_THREADS'] = str(threads)
        env['TF_NUM_INTRAOP_THREADS'] = str(threads)
        env['TF_NUM_INTEROP_THREADS'] = str(threads)
    if device == 'cpu':
        env['CUDA_VISIBLE_DEVICES'] = '-1'
    return env


def start(
    name: str, *, device: str, threads: int, interrupted: Callable[[], bool] = lambda: False
) -> client.Worker:
    """Starts the worker of a mode.

    Raises:
      Unavailable: if there is no interpreter for it.
    """
    mode = mode_of(name)
    options = {
        'engine': mode.engine,
        'mode': BASELINE if name == AGAIN else name,
        'device': device,
        'threads': threads,
    }
    command = [python_of(mode), '-m', 'benchmarks.harness.worker', json.dumps(options)]
    return client.Worker(name, command, env=environment(device, threads), interrupted=interrupted)


def check_device(device: str, hellos: Mapping[str, dict]) -> dict[str, str]:
    """Returns for each mode that cannot run on the device the reason."""
    if device != 'gpu':
        return {}
    return {
        name: f'TensorFlow {hello["tensorflow"]} sees no GPU'
        for name, hello in hellos.items()
        if not hello['gpus']
    }
