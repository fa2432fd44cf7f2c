"""The harness's end of a worker: starts it, speaks JSON lines with it, and survives its death."""

import collections
import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence


class WorkerError(Exception):
    """The worker answered with an error, answered nonsense, died, or did not answer in time."""


class Interrupted(WorkerError):
    """The user asked to stop while a worker was at work."""


class Worker:
    """One resident process that holds one TensorFlow.

    Calls are answered in order. `send` and `receive` are apart so that several workers can load
    their programs at the same time; whatever is timed goes through `call`, one worker at a time.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        interrupted: Callable[[], bool] = lambda: False,
    ):
        self.name = name
        self.failure = None
        self._interrupted = interrupted
        self._calls = collections.deque()
        self._number = 0
        self._buffer = b''
        self._stderr = tempfile.TemporaryFile()  # noqa: SIM115  Closed with the worker.
        # Ctrl-C reaches the whole terminal session; a worker of its own session is spared, so that
        # the block it is timing can still be kept.
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            env=env,
            bufsize=0,
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def call(self, method: str, timeout_s: float, **arguments):
        """Sends a call and waits for its result."""
        self.send(method, **arguments)
        return self.receive(timeout_s)

    def send(self, method: str, **arguments) -> None:
        """Sends a call without waiting."""
        if self.failure:
            raise WorkerError(self.failure)
        self._number += 1
        line = json.dumps({'id': self._number, 'method': method, 'arguments': arguments})
        try:
            self._process.stdin.write(line.encode() + b'\n')
        except OSError:
            self._fail('died')
        self._calls.append((self._number, method))

    def receive(self, timeout_s: float):
        """Returns the result of the oldest call that is not answered yet."""
        number, method = self._calls.popleft()
        if self.failure:
            raise WorkerError(self.failure)
        line = self._read_line(time.monotonic() + timeout_s, f'{method} within {timeout_s:.0f} s')
        try:
            answer = json.loads(line)['graphlift']
            if answer['id'] != number:
                raise KeyError('id')
            ok = answer['ok']
            result = answer['result'] if ok else answer['error']
        except (ValueError, KeyError, TypeError):
            self._fail(f'answered {method} with garbage: {line[:200]!r}')
        if not ok:
            raise WorkerError(f'{self.name}: {result}')
        return result

    @property
    def waiting(self) -> int:
        """How many calls have not been answered yet."""
        return len(self._calls)

    def close(self) -> None:
        """Ends the process: it leaves when its input ends, and is killed if it does not."""
        for stream in (self._process.stdin, self._process.stdout):
            stream.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._stderr.close()

    def _read_line(self, deadline: float, what: str) -> bytes:
        stdout = self._process.stdout.fileno()
        while b'\n' not in self._buffer:
            if self._interrupted():
                # Whatever it answers later would be taken for another call's answer.
                self.failure = f'{self.name}: interrupted'
                self._process.kill()
                raise Interrupted(self.failure)
            left = deadline - time.monotonic()
            if left <= 0:
                self._process.kill()
                self._fail(f'did not answer {what}')
            if select.select([stdout], [], [], min(left, 0.2))[0]:
                data = os.read(stdout, 1 << 16)
                if not data:
                    self._fail('died')
                self._buffer += data
        line, self._buffer = self._buffer.split(b'\n', 1)
        return line

    def _fail(self, what: str):
        try:
            code = self._process.wait(timeout=1)
            what += f' (exit status {code})'
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._stderr.seek(0)
        last = self._stderr.read().decode(errors='replace').strip().splitlines()[-1:]
        self.failure = f'{self.name}: worker {what}' + (
            f'; it last said: {last[0]}' if last else ''
        )
        raise WorkerError(self.failure)
