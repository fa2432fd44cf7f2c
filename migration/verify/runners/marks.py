"""The marks put on step calls: counting them, and ending the program when there are enough."""

import os
import threading
import time

from migration.verify.runners import recording

# A program that catches even Cut, again and again, is ended by force.
_PATIENCE = 1000


class Marks:
    """Follows the marked calls of a running program.

    A subclass says in `begin` and `end` what is written down.
    """

    def __init__(self, counted, limit=None, seconds=None):
        """counted: marks whose calls count towards limit; seconds: time after which to cut."""
        self.counted = frozenset(counted)
        self.limit = limit
        self.deadline = time.time() + seconds if seconds else None
        self.count = 0
        self.refused = 0
        self.give_up = None
        self._local = threading.local()

    @property
    def stack(self):
        """The calls that are under way in this thread, the innermost last."""
        if not hasattr(self._local, 'stack'):
            self._local.stack = []
        return self._local.stack

    def _may_go_on(self, mark):
        if mark not in self.counted:
            return True
        over = self.limit is not None and self.count >= self.limit
        return not over and (self.deadline is None or time.time() < self.deadline)

    def before(self, mark):
        """Raises Cut when the calls that were wanted are over."""
        if not self._may_go_on(mark):
            self.refused += 1
            if self.refused > _PATIENCE and self.give_up:
                self.give_up()
                os._exit(0)
            raise recording.Cut

    def call(self, mark, function):
        """Returns function, watched."""

        def watched(*args, **kwargs):
            self.before(mark)
            entry = self.begin(mark, function, args, kwargs)
            self.stack.append(entry)
            try:
                result = function(*args, **kwargs)
            finally:
                self.stack.remove(entry)
            if mark in self.counted:
                self.count += 1
            self.end(entry, result)
            return result

        return watched

    def read(self, mark, value):
        """Notes a plain read of a value."""
        self.before(mark)
        entry = self.begin(mark, None, (), {})
        if mark in self.counted:
            self.count += 1
        self.end(entry, value)
        return value

    def begin(self, mark, function, args, kwargs):
        """Returns the dict that describes this call."""
        raise NotImplementedError

    def end(self, entry, result):
        """Notes what the call returned."""
        raise NotImplementedError
