"""Times a training step that a worker's engine has got out of a program."""

import math
import resource
import time

from benchmarks.harness import worker_arrays

WARM_UP_STEPS = 15
WARM_UP_SECONDS = 3.0


class Step:
    """One program's step at one batch size.

    Args:
      call: runs the step and returns its values as a flat list of arrays.
      read: returns all of the program's variables as a list of arrays.
      write: sets them to such a list.
      weights: returns the trainable variables' arrays, in the order of the harness.
    """

    def __init__(self, call, read, write, weights):
        self._call = call
        self._read = read
        self._write = write
        self._weights = weights
        self._start = None

    def prepare(self, steps):
        """Runs the first steps, whose results must agree with other workers', and warms up.

        Returns:
          a dictionary: the seconds of the first call, in which graphs are traced, optimised and
          compiled; the fingerprints of what each step returned; those of the weights after them.
        """
        results = []
        start = time.perf_counter()
        results.append(self._call())
        first_call_s = time.perf_counter() - start
        for _ in range(steps - 1):
            results.append(self._call())
        weights = [worker_arrays.fingerprint(value) for value in self._weights()]
        self._start = self._read()
        deadline = time.perf_counter() + WARM_UP_SECONDS
        for _ in range(WARM_UP_STEPS):
            self._call()
            if time.perf_counter() > deadline:
                break
        return {
            'first_call_s': first_call_s,
            'results': [[worker_arrays.fingerprint(v) for v in values] for values in results],
            'weights': weights,
        }

    def block(self, seconds, min_steps, each=False):
        """Times steps for some seconds, and at least min_steps of them.

        Each block starts from the same weights: training on one batch for minutes would drift into
        denormal numbers or overflow, whose speed is another.
        """
        self._write(self._start)
        self._call()
        call, clock = self._call, time.perf_counter
        walls = []
        switches = resource.getrusage(resource.RUSAGE_SELF).ru_nivcsw
        cpu = time.process_time()
        start = last = clock()
        while len(walls) < min_steps or last - start < seconds:
            call()
            now = clock()
            walls.append(now - last)
            last = now
        cpu = time.process_time() - cpu
        switches = resource.getrusage(resource.RUSAGE_SELF).ru_nivcsw - switches
        result = {
            'steps': len(walls),
            'cpu_s': cpu,
            'wall_s': last - start,
            'wall_p10_s': percentile(walls, 0.1),
            'switches': switches,
        }
        if each:
            result['walls'] = walls
        return result


def percentile(values, share):
    """Returns the smallest value that at least `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def methods(load, make_step):
    """Returns the calls that every engine answers.

    Args:
      load: executes a program up to its step, under a key, and describes it.
      make_step: makes the Step of a key for the batch in a file.
    """
    steps = {}

    def prepare(key, batch, file, parity_steps):
        steps[key, batch] = make_step(key, file)
        return steps[key, batch].prepare(parity_steps)

    def block(key, batch, seconds, min_steps, each=False):
        return steps[key, batch].block(seconds, min_steps, each)

    return {'load': load, 'prepare': prepare, 'block': block}
