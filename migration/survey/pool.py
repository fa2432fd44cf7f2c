"""Works through many items in several processes, of which any may crash or hang.

`multiprocessing.Pool` waits for ever for a worker that was killed, and cannot say which item
killed it. Here each worker has one item at a time and a pipe of its own; one that dies or takes
too long costs that item alone, and another worker takes its place.
"""

import collections
import dataclasses
import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import connection
from typing import Any


@dataclasses.dataclass(frozen=True)
class Lost:
    """An item that no result came back for, and why, as a clause."""

    reason: str


def usable_cores() -> int:
    """Returns how many processes can really run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count() or 1


class _Worker:
    """A process that calls a function on what comes through its pipe."""

    def __init__(self, context, function: Callable[[Any], Any]):
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, function), daemon=True)
        self.process.start()
        theirs.close()
        self.item: Any = None
        self.busy = False
        self.until = 0.0

    def send(self, item: Any, until: float) -> None:
        self.item, self.busy, self.until = item, True, until
        self.pipe.send(item)

    def end(self) -> None:
        # Not by closing the pipe: later workers are forks that hold this end too.
        self.process.kill()
        self.pipe.close()
        self.process.join()


def _serve(pipe: connection.Connection, function: Callable[[Any], Any]) -> None:
    while True:
        try:
            item = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            result = function(item)
        except KeyboardInterrupt:
            return
        except BaseException as error:
            result = Lost(f'{type(error).__name__}: {error}'.strip())
        try:
            pipe.send(result)
        except (BrokenPipeError, KeyboardInterrupt):
            return


def run(
    function: Callable[[Any], Any],
    items: Iterable[Any],
    *,
    jobs: int,
    seconds: Callable[[Any], float],
) -> Iterator[tuple[Any, Any]]:
    """Yields (item, result) for each item, as they are done.

    Args:
      function: called in the workers, which are forks of this process.
      items: what it is called on.
      jobs: how many workers there are at most.
      seconds: tells how long an item may take.

    Yields:
      The result may be a `Lost`.
    """
    left = collections.deque(items)
    context = multiprocessing.get_context('fork')
    workers = [_Worker(context, function) for _ in range(min(jobs, len(left)))]
    try:
        while True:
            for worker in workers:
                if left and not worker.busy:
                    item = left.popleft()
                    worker.send(item, time.monotonic() + seconds(item))
            busy = {worker.pipe: worker for worker in workers if worker.busy}
            if not busy:
                return
            first = min(worker.until for worker in busy.values())
            rest = max(first - time.monotonic(), 0.0)
            for pipe in connection.wait(list(busy), rest):
                worker = busy[pipe]
                yield worker.item, _receive(worker)
                if not worker.busy:
                    continue
                workers[workers.index(worker)] = _replaced(worker, context, function)
            for worker in list(workers):
                if worker.busy and time.monotonic() > worker.until:
                    yield worker.item, Lost(f'it took more than {seconds(worker.item):g} seconds')
                    workers[workers.index(worker)] = _replaced(worker, context, function)
    finally:
        for worker in workers:
            worker.end()


def _receive(worker: _Worker) -> Any:
    """Returns what a worker sent; one that died stays busy."""
    try:
        result = worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join()
        code = worker.process.exitcode or 0
        return Lost(f'its process was ended by signal {-code}' if code < 0 else 'its process ended')
    worker.busy = False
    return result


def _replaced(worker: _Worker, context, function) -> _Worker:
    worker.end()
    return _Worker(context, function)
