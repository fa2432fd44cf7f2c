"""Tells on standard error what is being done and how long it will still take."""

import sys
import time
from typing import TextIO

_PAUSE_S = 10.0  # Between lines where there is no terminal to overwrite one.


def duration(seconds: float) -> str:
    """Returns seconds as people say them."""
    if seconds < 90:
        return f'{max(seconds, 0):.0f} s'
    return f'{seconds / 60:.1f} min'


class Progress:
    """A line that is overwritten on a terminal, and written now and then elsewhere."""

    def __init__(self, stream: TextIO | None = None):
        self._stream = stream or sys.stderr
        self._tty = self._stream.isatty()
        self._start = time.monotonic()
        self._stage_start = self._last = self._start
        self._later_s = 0.0
        self._open = False

    def stage(self, title: str, later_s: float = 0.0) -> None:
        """Begins a stage; later_s is the estimate for all that follows it."""
        self._stage_start = time.monotonic()
        self._later_s = later_s
        self.say(title)

    def step(self, done: int, total: int, what: str, left_s: float | None = None) -> None:
        """Reports that `done` of `total` are over and `what` is next.

        Args:
          done: how many are over.
          total: how many there are.
          what: the one that begins now.
          left_s: seconds until the stage's end, where it is known better than by extrapolation.
        """
        now = time.monotonic()
        if left_s is None:
            spent = now - self._stage_start
            left_s = spent / done * (total - done) if done else None
        estimate = f', about {duration(left_s + self._later_s)} left' if left_s is not None else ''
        text = f'  [{done}/{total}] {what}{estimate}'
        if self._tty:
            self._stream.write(f'\r\x1b[2K{text[:118]}')
            self._open = True
        elif now - self._last >= _PAUSE_S:
            self._stream.write(text + '\n')
            self._last = now
        self._stream.flush()

    def say(self, text: str) -> None:
        """Writes a line that stays."""
        self.clear()
        self._stream.write(text + '\n')
        self._stream.flush()

    def clear(self) -> None:
        """Removes the line that is overwritten, so that others can write."""
        if self._open:
            self._stream.write('\r\x1b[2K')
            self._stream.flush()
            self._open = False
