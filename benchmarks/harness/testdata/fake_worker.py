"""A worker without TensorFlow: answers like a real one, as fast and as wrong as it is told.

Its argument is JSON: cost (CPU seconds per step), wrong (models whose numbers are off), broken
(models that cannot be loaded), die_at and hang_at (methods), slow_s (of each block).
"""

# ruff: noqa: D103, UP031

import json
import os
import random
import sys
import time

from benchmarks.harness import worker

plan = {'cost': 1e-3, 'wrong': [], 'broken': [], 'die_at': None, 'hang_at': None, 'slow_s': 0}
plan.update(json.loads(sys.argv[1]))
noise = random.Random(plan.get('seed', 0))


def hello():
    gpus = plan.get('gpus', [])
    return {'tensorflow': '2.fake', 'numpy': '0', 'python': '3', 'gpus': gpus}


def load(key, **arguments):
    if key in plan['broken']:
        raise ValueError('%s is broken' % key)
    return [{'name': 'w', 'shape': [2], 'dtype': 'float32'}]


def seed(key, weights):
    pass


def prepare(key, batch, file, parity_steps):
    value = 2.0 if key in plan['wrong'] else 1.0
    return {
        'first_call_s': 0.5,
        'results': [[[value]]] * parity_steps,
        'weights': [[1.0, 0.5]],
    }


def block(key, batch, seconds, min_steps, each=False):
    time.sleep(plan['slow_s'])
    steps = max(min_steps, 5)
    # The drift is the same for all workers, as a machine's mood is.
    drift = 1.0 + 0.5 * (int(time.time() * 2) % 2)
    cost = plan['cost'] * drift * noise.uniform(0.99, 1.01)
    answer = {
        'steps': steps,
        'cpu_s': cost * steps,
        'wall_s': cost * steps,
        'wall_p10_s': cost,
        'switches': 0,
    }
    if each:
        answer['walls'] = [cost] * steps
    return answer


def misbehave(name, method):
    def wrapped(**arguments):
        if plan['die_at'] == name:
            print('the last words', file=sys.stderr)
            sys.stderr.flush()
            os._exit(7)
        if plan['hang_at'] == name:
            time.sleep(60)
        return method(**arguments)

    return wrapped


if __name__ == '__main__':
    methods = {'hello': hello, 'load': load, 'seed': seed, 'prepare': prepare, 'block': block}
    answers = worker.claim_standard_output()
    print('a program may print')
    if plan.get('garbage'):
        answers.write('garbage\n')
        answers.flush()
    worker.serve({n: misbehave(n, m) for n, m in methods.items()}, sys.stdin, answers)
