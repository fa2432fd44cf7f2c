"""google-benchmark in front of workers: registration, flags, its table and its JSON.

google-benchmark times this process, and the work is done in others. Wall time is handed to it step
by step as manual time. For CPU time it has no such door: the workers' is a counter, from which the
CPU column of the table and `cpu_time` of the JSON are filled in afterwards.
"""

import json
import os
import pathlib
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence

import google_benchmark

# The options below write themselves into the name.
SUFFIX = '/process_time/manual_time'
CPU_COUNTER = 'cpu'
_UNITS = {'ns': 1e9, 'us': 1e6, 'ms': 1e3, 's': 1.0}
_PREFIXES = {'n': 1e-9, 'u': 1e-6, 'm': 1e-3, '': 1.0, 'k': 1e3}
_ROW = re.compile(
    r'^(?P<head>\S+ +[\d.e+-]+ (?P<unit>ns|us|ms|s) +)(?P<cpu>[\d.e+-]+) (?:ns|us|ms|s) '
    rf'(?P<tail>.*\b{CPU_COUNTER}=(?P<value>[\d.]+)(?P<prefix>[numk]?)\b.*)$'
)


class Flags:
    """google-benchmark's flags, as far as they concern what is done around it."""

    def __init__(self, argv: Sequence[str]):
        given = {}
        for argument in argv[1:]:
            name, equals, value = argument.partition('=')
            if name.startswith('--benchmark_'):
                given[name.removeprefix('--benchmark_')] = value if equals else 'true'
        self.filter = given.get('filter', '')
        self.list_tests = _is_true(given.get('list_tests', 'false'))
        self.dry_run = _is_true(given.get('dry_run', 'false'))
        self.out = given.get('out')
        self.out_format = given.get('out_format', 'json')
        self.format = given.get('format', 'console')
        self.min_time = given.get('min_time')

    def matches(self, name: str) -> bool:
        """Returns whether google-benchmark's filter lets a configuration through."""
        pattern = self.filter.removeprefix('-')
        if pattern in ('', 'all'):
            return True
        found = re.search(pattern, name + SUFFIX) is not None
        return found != self.filter.startswith('-')


def _is_true(value: str) -> bool:
    return value.lower() in ('true', '1', 'yes', 't', 'y', 'on')


def register(name: str, measure: Callable[[], Iterator[dict]], finish: Callable) -> None:
    """Registers a benchmark.

    Args:
      name: without google-benchmark's suffix.
      measure: yields blocks with the wall seconds of each of their steps, for as long as it is
        asked; raises for a benchmark that must be skipped, with the reason as its text.
      finish: called with the state and the CPU seconds per step at the end, to set counters.
    """

    def run(state):
        try:
            blocks = measure()
            walls, cpu_s, steps = iter(()), 0.0, 0
            while state:
                wall = next(walls, None)
                if wall is None:
                    block = next(blocks)
                    cpu_s += block['cpu_s']
                    steps += block['steps']
                    walls = iter(block['walls'])
                    wall = next(walls)
                state.set_iteration_time(wall)
            state.counters[CPU_COUNTER] = cpu_s / steps
            finish(state, cpu_s / steps)
        except Exception as error:  # A C++ frame must not see it.
            state.skip_with_error(str(error) or type(error).__name__)

    option = google_benchmark.option
    google_benchmark.register(
        option.use_manual_time()(
            option.measure_process_cpu_time()(option.unit(google_benchmark.kMillisecond)(run))
        ),
        name=name,
    )


class Table:
    """Lets google-benchmark's table through, with the workers' CPU time in its column.

    Standard output is a file meanwhile, because what reads a pipe would have to run while
    google-benchmark does not let other threads run.
    """

    def __init__(self, show: bool):
        self._show = show
        self._shown = 0
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  Closed by __exit__.
        self._real = None

    def __enter__(self) -> 'Table':
        sys.stdout.flush()
        self._real = os.dup(1)
        os.dup2(self._file.fileno(), 1)
        return self

    def __exit__(self, *error) -> None:
        os.dup2(self._real, 1)
        self.forward()
        os.close(self._real)
        self._file.close()

    def forward(self) -> None:
        """Shows what has been written since the last call."""
        # Read at a place of its own: google-benchmark appends at the position of the descriptor.
        end = os.fstat(self._file.fileno()).st_size
        text = os.pread(self._file.fileno(), end - self._shown, self._shown)
        self._shown = end
        if self._show:
            rows = text.decode(errors='replace').splitlines(keepends=True)
            os.write(self._real, ''.join(map(fill_cpu, rows)).encode())


def fill_cpu(line: str) -> str:
    """Returns a row of the table with the counter's value in the CPU column."""
    match = _ROW.match(line)
    if not match:
        return line
    seconds = float(match['value']) * _PREFIXES[match['prefix']]
    value = f'{seconds * _UNITS[match["unit"]]:.3g}'.rjust(len(match['cpu']))
    end = '\n' if line.endswith('\n') else ''
    return f'{match["head"]}{value} {match["unit"]} {match["tail"]}{end}'


def initialize(argv: Sequence[str], flags: Flags, out: pathlib.Path, min_time: str) -> list[str]:
    """Hands google-benchmark its flags.

    Args:
      argv: the command line.
      flags: the same, parsed.
      out: where it writes its JSON, whatever the user's --benchmark_out is.
      min_time: the default of --benchmark_min_time.

    Returns:
      the arguments that it did not know.
    """
    kept = [a for a in argv if not a.startswith(('--benchmark_out=', '--benchmark_out_format='))]
    added = [f'--benchmark_out={out}', '--benchmark_out_format=json']
    if flags.min_time is None:
        added.append(f'--benchmark_min_time={min_time}')
    return google_benchmark.initialize([*kept, *added])[1:]


def print_tests(argv: Sequence[str], names: Iterable[str]) -> None:
    """Prints the names that the filter lets through."""
    google_benchmark.initialize(list(argv))
    for name in names:
        register(name, lambda: iter(()), lambda state, cpu_s: None)
    google_benchmark.run_benchmarks()


def run(flags: Flags, context: dict[str, str], out: pathlib.Path, table: Table) -> dict:
    """Runs the registered benchmarks that the filter lets through; possible once in a process.

    Args:
      flags: the command line.
      context: what is added to the context of its JSON.
      out: as of `initialize`.
      table: where its standard output goes.

    Returns:
      google-benchmark's JSON document, with the workers' CPU time.
    """
    for key, value in context.items():
        google_benchmark.add_custom_context(key, value)
    with table:
        google_benchmark.run_benchmarks()
    return correct(json.loads(out.read_text()))


def correct(document: dict) -> dict:
    """Fills `cpu_time` from the counter, in google-benchmark's document."""
    for row in document['benchmarks']:
        if CPU_COUNTER in row:
            share = row.get('aggregate_unit') == 'percentage'
            row['cpu_time'] = row[CPU_COUNTER] * (1 if share else _UNITS[row['time_unit']])
    return document
