"""Makes a process ready to convert files, one or thousands."""

import gc
import sys


def prepare() -> None:
    """Sets what holds for the whole process; call it after the imports, before any work."""
    # Long sums and chains of calls in generated code are deeper than Python's default.
    sys.setrecursionlimit(5000)
    # A tree's worth of nodes comes and goes with each file, and what was loaded stays: with the
    # usual thresholds a quarter of all time went into looking through nodes that are in use.
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
