"""Where a result comes from, so that it can be judged later and made again."""

import datetime
import os
import pathlib
import platform
import shlex
from collections.abc import Mapping, Sequence


def cpu_model() -> str:
    """Returns the processor's name, as far as the system tells it."""
    try:
        for line in pathlib.Path('/proc/cpuinfo').read_text().splitlines():
            if line.startswith('model name'):
                return line.split(':', 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def collect(
    command: Sequence[str], hellos: Mapping[str, dict], *, device: str, threads: int
) -> dict:
    """Returns the facts about this run; the load is that at the call.

    Args:
      command: what the user typed.
      hellos: what each worker said of itself, by mode.
      device: 'cpu' or 'gpu'.
      threads: of each of TensorFlow's pools; 0 is its own choice.
    """
    return {
        'date': datetime.datetime.now(datetime.UTC).isoformat(timespec='seconds'),
        'command': shlex.join(command),
        'cpu': cpu_model(),
        'cpus_usable': len(os.sched_getaffinity(0)),
        'system': platform.platform(),
        'device': device,
        'gpus': sorted({gpu for hello in hellos.values() for gpu in hello['gpus']}),
        'threads': threads,
        'load_before': [round(load, 2) for load in os.getloadavg()],
        'workers': {
            mode: {key: hello[key] for key in ('tensorflow', 'numpy', 'python')}
            for mode, hello in sorted(hellos.items())
        },
    }
