"""Times a training step of each model, before and after its conversion to TensorFlow 2.

    ./bazelw run //benchmarks:train_step -- --benchmark_filter=mlp --device=cpu

Modes: a session of TensorFlow 1.15 (where there is one), compat.v1's session, eager, tf.function,
and tf.function compiled by XLA. Nothing is timed that does not compute the same. google-benchmark's
own flags, `--benchmark_filter`, `--benchmark_out` and the rest, work as in any of its programs. At
the end stand the ratios to tf.function with their intervals, and a page that shows them.
"""

import datetime
import json
import os
import pathlib
import sys
import tempfile

from absl import app, flags

from benchmarks.dashboard import page, store
from benchmarks.harness import client, front, modes, progress, results, suite
from benchmarks.harness.configurations import Configuration
from benchmarks.harness.programs import NoStep, find
from migration.models import catalog

_MODELS = flags.DEFINE_list('models', [], 'Models to time; all if empty.')
_MODES = flags.DEFINE_list('modes', list(modes.MODES), 'Modes to time.')
_BATCH = flags.DEFINE_list(
    'batch', [], 'Batch sizes; those of each model if empty.', short_name='b'
)
_DEVICE = flags.DEFINE_enum('device', 'cpu', ['cpu', 'gpu'], 'The device to run on.')
_THREADS = flags.DEFINE_integer(
    'threads', 0, "Of each of TensorFlow's thread pools; 0 is its own choice.", lower_bound=0
)
_QUICK = flags.DEFINE_bool('quick', False, 'A first look: one batch size, few rounds.')
_FULL = flags.DEFINE_bool('full', False, 'Until the intervals are narrow: 150 rounds, 3 launches.')
_ROUNDS = flags.DEFINE_integer('rounds', None, 'The most paired rounds.', lower_bound=0)
_LAUNCHES = flags.DEFINE_integer(
    'launches', None, 'Sets of worker processes that the rounds are spread over.', lower_bound=1
)
_OUTPUT = flags.DEFINE_string(
    'output', None, 'Folder for the result and the page; default: benchmark_results, here.'
)

BENCHMARK = 'train_step'
_BAD_USAGE = 2
flags.register_multi_flags_validator(
    ['quick', 'full'],
    lambda values: not (values['quick'] and values['full']),
    'choose one of --quick and --full',
)


def settings() -> suite.Settings:
    """Returns the settings that the flags ask for."""
    chosen = {'benchmark': BENCHMARK, 'device': _DEVICE.value, 'threads': _THREADS.value}
    if _QUICK.value:
        chosen |= {'rounds': 12, 'budget_s': 30.0, 'launches': 1, 'min_time': '0.02s'}
    if _FULL.value:
        chosen |= {'rounds': 150, 'budget_s': None, 'launches': 3, 'min_time': '0.5s'}
    if _ROUNDS.value is not None:
        chosen |= {'rounds': _ROUNDS.value, 'budget_s': None}
    if _LAUNCHES.value is not None:
        chosen['launches'] = _LAUNCHES.value
    return suite.Settings(**chosen)


def batches_of(sizes: tuple[int, ...]) -> list[int | None]:
    """Returns the batch sizes to time of those that a model suggests; none suggested: fixed."""
    if not sizes:
        return [None]
    if _BATCH.value:
        return [int(size) for size in _BATCH.value]
    return [sizes[len(sizes) // 2]] if _QUICK.value else list(sizes)


def choose() -> tuple[dict, list[Configuration], dict[str, str]]:
    """Returns the programs by model, all configurations, and models left out with the reason."""
    programs, left_out = {}, {}
    for name in _MODELS.value or catalog.names():
        try:
            programs[name] = find(name)
        except NoStep as error:
            left_out[name] = str(error)
    configurations = [
        Configuration(BENCHMARK, name, mode, batch)
        for name, program in programs.items()
        for batch in batches_of(program.batch_sizes)
        for mode in _MODES.value
    ]
    return programs, configurations, left_out


def fail(message: str) -> int:
    """Prints what is wrong and returns the exit status for it."""
    print(f'train_step: {message}', file=sys.stderr)
    return _BAD_USAGE


def check_flags(given: front.Flags) -> str | None:
    """Returns what is wrong with the flags, None if nothing."""
    unknown = sorted(set(_MODES.value) - set(modes.MODES))
    if unknown:
        return f'no mode {unknown[0]!r}; there are {", ".join(modes.MODES)}'
    unknown = sorted(set(_MODELS.value) - set(catalog.names()))
    if unknown:
        return f'no model {unknown[0]!r}; there are {", ".join(catalog.names())}'
    if not all(size.isdecimal() and int(size) for size in _BATCH.value):
        return f'--batch={",".join(_BATCH.value)}: batch sizes are whole numbers from 1'
    if given.format not in ('console', 'json'):
        return f'--benchmark_format={given.format}: choose console or json'
    if given.out_format != 'json':
        return f'--benchmark_out_format={given.out_format}: only json has a place for intervals'
    return None


def result_paths(given: front.Flags) -> tuple[pathlib.Path, pathlib.Path]:
    """Returns where the result and the page go; relative paths start where the user is."""
    here = pathlib.Path(os.environ.get('BUILD_WORKING_DIRECTORY') or os.getcwd())
    if given.out:
        path = here / given.out
        return path, path.with_suffix('.html')
    folder = here / (_OUTPUT.value or 'benchmark_results')
    name = f'{BENCHMARK}-{datetime.datetime.now(datetime.UTC):%Y%m%dT%H%M%SZ}'
    return folder / f'{name}.json', folder / f'{name}.html'


def command() -> list[str]:
    """Returns what makes this run again; below Bazel the program's own path is of no use."""
    if 'BUILD_WORKING_DIRECTORY' in os.environ:
        return ['./bazelw', 'run', f'//benchmarks:{BENCHMARK}', '--', *sys.argv[1:]]
    return sys.argv


def main(argv: list[str]) -> int:
    """Runs the benchmark and returns the exit status."""
    given = front.Flags(argv)
    wrong = check_flags(given)
    if wrong:
        return fail(wrong)
    unknown = [a for a in argv[1:] if not a.startswith(('--benchmark_', '--v='))]
    if unknown:
        return fail(f'unknown argument {unknown[0]}')
    programs, configurations, left_out = choose()
    if not any(given.matches(configuration.name) for configuration in configurations):
        reasons = ''.join(f'\n  left out: {name}: {why}' for name, why in left_out.items())
        return fail(f'nothing to time{reasons}')
    if given.list_tests:
        front.print_tests(argv, [c.name for c in configurations])
        return 0
    json_path, html_path = result_paths(given)
    try:
        json_path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=json_path.parent):
            pass  # Better to know now than after minutes.
    except OSError as error:
        return fail(f'cannot write the result: {error}; choose --output')
    report = progress.Progress()
    for name, why in left_out.items():
        report.say(f'Left out: {name}: {why}')
    run = suite.Suite(settings(), programs, configurations, left_out=left_out, progress=report)
    try:
        document = run.run(argv, given, command())
    except suite.CannotRun as error:
        return fail(f'nothing can be timed on the {_DEVICE.value}: {error}')
    except client.Interrupted as error:
        print(f'train_step: {error}', file=sys.stderr)
        return 130
    json_path.write_text(json.dumps(document, indent=1))
    html_path.write_text(page.render([store.Loaded(json_path.name, document)]))
    if given.format == 'json':
        print(json.dumps(document, indent=1))
    # Whoever asks for JSON on standard output wants nothing else there.
    words = sys.stderr if given.format == 'json' else sys.stdout
    print(results.summary(document), file=words)
    print(f'\nResult: {json_path}\nPage:   {html_path}', file=words)
    if document['graphlift']['interrupted']:
        return 130
    return 1 if document['graphlift']['failures'] else 0


def parse(argv: list[str]) -> list[str]:
    """Takes absl's flags from the command line and returns the rest, google-benchmark's."""
    try:
        return flags.FLAGS(argv, known_only=True)
    except flags.Error as error:
        sys.exit(fail(str(error)))


if __name__ == '__main__':
    app.run(main, flags_parser=parse)
