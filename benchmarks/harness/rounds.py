"""Runs the rounds: every configuration once per round, in an order drawn anew each time.

Timing all of A and then all of B calls identical code different, because the machine drifts.
Blocks of one round lie seconds apart and share the machine's mood, so their ratio does not.
"""

import os
import random
import time
from collections.abc import Callable, Mapping, Sequence

from benchmarks.harness import blocks as blocks_lib
from benchmarks.harness import intervals, verdicts
from benchmarks.harness.client import WorkerError


def run_rounds(
    runners: Mapping[str, Callable[[], dict]],
    pairs: Sequence[tuple[str, str]],
    *,
    max_rounds: int,
    budget_s: float | None,
    metric: str,
    level: float = verdicts.ALPHA,
    launch: int = 0,
    seed: int = 0,
    interrupted: Callable[[], bool] = lambda: False,
    on_block: Callable[[int, int, float], None] = lambda round_, place, elapsed: None,
) -> tuple[list[blocks_lib.Block], dict[str, str]]:
    """Times the configurations in rounds until the pairs are narrow or the allowance is spent.

    Args:
      runners: for each configuration what times one block of it; the result has steps, cpu_s,
        wall_s, wall_p10_s and switches.
      pairs: (subject, baseline) of each ratio that should become narrow; none: run all rounds.
      max_rounds: the most rounds to run.
      budget_s: the most seconds to run, None for no limit; as many rounds as an
        interval needs are run nevertheless.
      metric: the one of blocks.METRICS that decides about narrowness.
      level: of the widest interval that will be shown.
      launch: the number of this set of worker processes.
      seed: for the order within rounds.
      interrupted: whether to stop before the next block.
      on_block: called after each block with the round, the place in it and the seconds so far.

    Returns:
      The blocks, and for configurations that failed on the way the reason.
    """
    order = random.Random(seed * 1009 + launch)
    alive, failed, done = dict(runners), {}, []
    least = intervals.least_count(level)
    start = time.monotonic()
    for round_ in range(max_rounds):
        if round_ >= least and budget_s is not None:
            elapsed = time.monotonic() - start
            if elapsed + elapsed / round_ > budget_s:
                break
        names = list(alive)
        order.shuffle(names)
        for place, name in enumerate(names):
            if interrupted():
                return done, failed
            try:
                result = alive[name]()
            except WorkerError as error:
                failed[name] = str(error)
                del alive[name]
                continue
            done.append(
                blocks_lib.Block(
                    launch, round_, place, name, load=round(os.getloadavg()[0], 2), **result
                )
            )
            on_block(round_, place, time.monotonic() - start)
        if not alive or _all_narrow(done, pairs, alive, metric, level):
            break
    return done, failed


def _all_narrow(done, pairs, alive, metric, level) -> bool:
    open_pairs = [pair for pair in pairs if pair[0] in alive and pair[1] in alive]
    return bool(open_pairs) and all(
        verdicts.narrow_enough(blocks_lib.log_ratios(done, *pair, metric), level)
        for pair in open_pairs
    )
