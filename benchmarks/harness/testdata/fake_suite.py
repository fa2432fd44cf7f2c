"""A benchmark of fake workers, for tests of what stands around them.

The first argument is JSON: for each mode the plan of its worker, or null if it cannot be had; the
second says how many rounds, 8x2 for 8 in 2 launches; the third is where the document goes.
google-benchmark's flags follow.
"""

import json
import pathlib
import sys

from benchmarks.harness import client, front, modes, results, suite
from benchmarks.harness.configurations import Configuration
from benchmarks.harness.program import Program

FAKE_WORKER = pathlib.Path(__file__).with_name('fake_worker.py')


def program(name):
    """Returns a program whose variable has a place."""
    return Program(name, {}, {}, {'w': 'w'}, lambda size, path: None, (8,))


def starter(plans):
    """Returns a function that starts the fake worker of a mode."""

    def start(mode, *, device='cpu', threads=0, interrupted=lambda: False):
        plan = plans.get(mode, plans['*'])
        if plan is None:
            raise modes.Unavailable(f'there is no {mode} here')
        return client.Worker(
            mode,
            [sys.executable, str(FAKE_WORKER), json.dumps(plan)],
            env=modes.environment(device, threads),
            interrupted=interrupted,
        )

    return start


def main(argv):
    """Runs the suite."""
    plans, path = json.loads(argv[1]), pathlib.Path(argv[3])
    rounds, _, launches = argv[2].partition('x')
    configurations = [
        Configuration('fake', model, mode, 8) for model in ('a', 'b') for mode in modes.MODES
    ]
    argv = [argv[0], *argv[4:]]
    flags = front.Flags(argv)
    if flags.list_tests:
        front.print_tests(argv, [c.name for c in configurations])
        return 0
    run = suite.Suite(
        suite.Settings(
            'fake', rounds=int(rounds), launches=int(launches or 1), budget_s=None, min_time='0.01s'
        ),
        {name: program(name) for name in ('a', 'b')},
        configurations,
        start=starter(plans),
    )
    try:
        document = run.run(argv, flags, argv)
    except client.Interrupted as error:
        print(error, file=sys.stderr)
        return 130
    path.write_text(json.dumps(document))
    print(results.summary(document))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
