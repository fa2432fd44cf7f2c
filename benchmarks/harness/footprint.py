"""What a command costs: wall time, processor time, and the memory of all its processes together."""

import dataclasses
import os
import pathlib
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence

_EVERY_S = 0.02


@dataclasses.dataclass(frozen=True)
class Cost:
    """What one run of a command cost.

    Attributes:
      status: its exit status.
      wall_s: from start to end.
      cpu_s: of all processes that it started and waited for.
      peak_bytes: the most that its processes held at one moment; pages that several share count
        once.
      output: the end of what it printed.
    """

    status: int
    wall_s: float
    cpu_s: float
    peak_bytes: int
    output: str


def run(
    command: Sequence[str], *, folder: str, env: Mapping[str, str], timeout: float = 900
) -> Cost:
    """Runs a command to its end and returns what it cost.

    Raises:
      subprocess.TimeoutExpired: it took longer than `timeout` seconds; it is gone then.
    """
    log = pathlib.Path(folder, 'output.log')
    start = time.perf_counter()
    with log.open('wb') as output:
        child = subprocess.Popen(
            command,
            cwd=folder,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    peak = _Peak(child.pid)
    late = threading.Timer(timeout, lambda: os.killpg(child.pid, 9))
    peak.start()
    late.start()
    try:
        _, status, usage = os.wait4(child.pid, 0)
    finally:
        timed_out = not late.is_alive()
        late.cancel()
        peak.done.set()
        peak.join()
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if timed_out:
        raise subprocess.TimeoutExpired(list(command), timeout)
    return Cost(
        status=child.returncode,
        wall_s=wall,
        cpu_s=usage.ru_utime + usage.ru_stime,
        # Without /proc only the largest process is known.
        peak_bytes=peak.bytes or usage.ru_maxrss * 1024,
        output=log.read_text(errors='replace')[-2000:],
    )


class _Peak(threading.Thread):
    """Looks again and again at what the processes of a session hold."""

    def __init__(self, session: int):
        super().__init__(daemon=True)
        self.session = session
        self.bytes = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(_EVERY_S):
            self.bytes = max(self.bytes, sum(map(_held, processes(self.session))))


def processes(session: int) -> Iterator[int]:
    """Yields the processes of a session."""
    try:
        entries = [name for name in os.listdir('/proc') if name.isdecimal()]
    except OSError:
        return
    for name in entries:
        try:
            # The command, in parentheses, may hold spaces.
            fields = pathlib.Path('/proc', name, 'stat').read_text().rpartition(')')[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            yield int(name)


def _held(process: int) -> int:
    """Returns the memory of a process, its part of shared pages included."""
    try:
        for line in pathlib.Path(f'/proc/{process}/smaps_rollup').read_text().splitlines():
            if line.startswith('Pss:'):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    return 0
