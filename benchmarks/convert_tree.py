"""Times the conversion of a tree of Python files, side by side with TensorFlow's tf_upgrade_v2.

    ./bazelw run //benchmarks:convert_tree -- --rounds=9 DIR

In each round every tool converts the same files once, in random order and into an empty folder;
starting the tool is part of it. Shown are lines per second of processor time (so per core),
the memory of all processes together, and how the tools compare round by round; intervals are those
of the sign test on the median, at 95 %.
"""

import dataclasses
import datetime
import json
import math
import os
import pathlib
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile

from absl import app, flags

from benchmarks.harness import footprint, intervals, provenance

_ROUNDS = flags.DEFINE_integer('rounds', 9, 'How often each tool runs.', lower_bound=1)
_OUTPUT = flags.DEFINE_string('output', None, 'Folder for the result; default: benchmark_results.')
_TOOLS = flags.DEFINE_list('tools', ['convert', 'survey', 'tf_upgrade_v2'], 'Tools to time.')

BENCHMARK = 'convert_tree'
_MIB = 1 << 20


def commands(tree: str, out: str) -> dict[str, list[str]]:
    """Returns how each tool is started."""
    python = [sys.executable, '-m']
    report = f'{out}.report'
    return {
        'convert': [*python, 'migration.convert', '--output', out, '--report', report, tree],
        'survey': [*python, 'migration.survey', '--json', report, tree],
        'tf_upgrade_v2': [
            *(*python, 'tensorflow.tools.compatibility.tf_upgrade_v2_main'),
            *('--intree', tree, '--outtree', out, '--reportfile', report),
        ],
    }


class ToolFailed(Exception):
    """A tool did not do its work, so there is nothing to time."""


@dataclasses.dataclass(frozen=True)
class Tree:
    """The files to convert.

    Attributes:
      path: of a copy that holds Python files alone.
      files: how many.
      lines: in all of them.
    """

    path: str
    files: int
    lines: int


def copy_of(source: pathlib.Path, target: pathlib.Path) -> Tree:
    """Returns a copy of the Python files below a folder."""
    for path in sorted(source.rglob('*.py')):
        if path.is_file():
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    return counted(target)


def counted(folder: pathlib.Path) -> Tree:
    """Returns the Python files of a folder with their number of lines."""
    paths = sorted(folder.rglob('*.py'))
    return Tree(str(folder), len(paths), sum(path.read_bytes().count(b'\n') for path in paths))


# The parser of tf_upgrade_v2 fails on some slices, and the tool gives up the whole tree then.
_STOPS_THE_OTHER = """
import sys
import pasta
for path in sys.argv[1:]:
    try:
        pasta.parse(open(path, encoding='utf-8').read())
    except Exception:
        print(path)
"""


def without_stops(folder: pathlib.Path) -> list[str]:
    """Removes the files at which tf_upgrade_v2 would stop, and returns their names."""
    paths = [str(path) for path in sorted(folder.rglob('*.py'))]
    found = subprocess.run(
        [sys.executable, '-W', 'ignore', '-c', _STOPS_THE_OTHER, *paths],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    for path in (stops := found.stdout.splitlines()):
        os.unlink(path)
    return [os.path.relpath(path, folder) for path in stops]


def measure(tree: Tree, tools: list[str], rounds: int, seed: int = 0) -> list[dict]:
    """Returns what each run of each tool cost, in the order of the runs."""
    order = random.Random(seed)
    env = {**os.environ, 'TF_CPP_MIN_LOG_LEVEL': '3', 'CUDA_VISIBLE_DEVICES': '-1'}
    # It would send the converter to another folder.
    env.pop('BUILD_WORKING_DIRECTORY', None)
    # Each tool runs in a folder of its own.
    env['PYTHONPATH'] = os.pathsep.join(map(os.path.abspath, filter(None, sys.path)))
    runs = []
    for number in range(rounds):
        for tool in order.sample(tools, len(tools)):
            folder = tempfile.mkdtemp(prefix='graphlift-convert-')
            try:
                command = commands(tree.path, f'{folder}/out')[tool]
                cost = footprint.run(command, folder=folder, env=env)
                if not os.path.exists(f'{folder}/out.report'):
                    raise ToolFailed(f'{tool} wrote no report, and ended with:\n{cost.output}')
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            made = dataclasses.asdict(cost)
            runs.append({'round': number, 'tool': tool, **made, 'load': os.getloadavg()[0]})
            print(
                f'round {number + 1}/{rounds}  {tool:14} {cost.wall_s:7.2f} s  '
                f'cpu {cost.cpu_s:7.2f} s  {cost.peak_bytes / _MIB:6.0f} MiB  exit {cost.status}',
                flush=True,
            )
    return runs


def summarise(tree: Tree, runs: list[dict]) -> dict[str, dict]:
    """Returns figures with their intervals for each tool."""
    found = {}
    for tool in dict.fromkeys(run['tool'] for run in runs):
        own = [run for run in runs if run['tool'] == tool]
        speed = intervals.median_interval([tree.lines / run['cpu_s'] for run in own])
        wall = intervals.median_interval([run['wall_s'] for run in own])
        found[tool] = {
            'lines_per_cpu_second': _interval(speed),
            'wall_s': _interval(wall),
            'peak_mib': max(run['peak_bytes'] for run in own) / _MIB,
            'statuses': sorted({run['status'] for run in own}),
            'runs': len(own),
        }
    return found


def compare(runs: list[dict], tool: str, other: str) -> dict | None:
    """Returns how many times the processor time of a tool another one takes, round by round."""
    cpu = {(run['round'], run['tool']): run['cpu_s'] for run in runs}
    ratios = [
        math.log(cpu[number, other] / cpu[number, tool])
        for number in sorted({run['round'] for run in runs})
        if (number, tool) in cpu and (number, other) in cpu
    ]
    if not ratios:
        return None
    found = intervals.median_interval(ratios)
    low, high = (math.exp(x) if math.isfinite(x) else None for x in (found.low, found.high))
    return {'median': math.exp(statistics.median(ratios)), 'low': low, 'high': high}


def _interval(found: intervals.Interval) -> dict[str, float | None]:
    ends = {'low': found.low, 'high': found.high}
    return {
        'median': found.median,
        **{name: end if math.isfinite(end) else None for name, end in ends.items()},
    }


def _words(figure: dict, digits: int = 0) -> str:
    if figure['low'] is None:
        return f'{figure["median"]:,.{digits}f} (too few rounds for an interval)'
    low, high = figure['low'], figure['high']
    return f'{figure["median"]:,.{digits}f} ({low:,.{digits}f} to {high:,.{digits}f})'


def document(tree: Tree, source: str, runs: list[dict]) -> dict:
    """Returns the result in google-benchmark's form, with what it has no place for beside it."""
    tools = summarise(tree, runs)
    ours = 'convert'
    return {
        'context': {
            'date': datetime.datetime.now(datetime.UTC).isoformat(timespec='seconds'),
            'num_cpus': os.cpu_count(),
            'cpu': provenance.cpu_model(),
            'system': platform.platform(),
            'executable': BENCHMARK,
        },
        'benchmarks': [
            {
                'name': f'{BENCHMARK}/{run["tool"]}',
                'run_type': 'iteration',
                'repetition_index': run['round'],
                'iterations': 1,
                'real_time': run['wall_s'] * 1000,
                'cpu_time': run['cpu_s'] * 1000,
                'time_unit': 'ms',
                'items_per_second': tree.lines / run['cpu_s'],
            }
            for run in runs
        ],
        'convert_tree': {
            'schema': 1,
            'tree': source,
            'files': tree.files,
            'lines': tree.lines,
            'tools': tools,
            'times_the_cpu_of_convert': {
                tool: compare(runs, ours, tool) for tool in tools if tool != ours
            }
            if ours in tools
            else {},
            'runs': [{k: v for k, v in run.items() if k != 'output'} for run in runs],
        },
    }


def say(made: dict) -> None:
    """Prints a result."""
    run = made['convert_tree']
    print(f'\n{run["files"]:,} files, {run["lines"]:,} lines')
    for tool, figures in run['tools'].items():
        print(
            f'{tool:14} {_words(figures["lines_per_cpu_second"])} lines per second and core, '
            f'{_words(figures["wall_s"], 1)} s, at most {figures["peak_mib"]:.0f} MiB'
        )
    for tool, ratio in run['times_the_cpu_of_convert'].items():
        if ratio:
            print(f'{tool} takes {_words(ratio, 2)} times the processor time of convert')


def main(argv: list[str]) -> int:
    """Times the tools on the tree that the arguments name and returns the exit status."""
    here = pathlib.Path(os.environ.get('BUILD_WORKING_DIRECTORY') or os.getcwd())
    known = list(commands('', ''))
    wrong = [tool for tool in _TOOLS.value if tool not in known]
    if len(argv) != 2 or wrong or not (here / argv[1]).is_dir():
        print(f'usage: {BENCHMARK} [--tools={",".join(known)}] DIR', file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix='graphlift-tree-') as folder:
        copy = pathlib.Path(folder, 'tree')
        tree = copy_of(here / argv[1], copy)
        if tree.files and 'tf_upgrade_v2' in _TOOLS.value and (stops := without_stops(copy)):
            print(f'Left out, since tf_upgrade_v2 stops there: {", ".join(stops)}')
            tree = counted(copy)
        if not tree.files:
            print(f'{BENCHMARK}: there are no Python files in {argv[1]}', file=sys.stderr)
            return 2
        try:
            runs = measure(tree, _TOOLS.value, _ROUNDS.value)
        except (subprocess.TimeoutExpired, ToolFailed) as error:
            print(f'{BENCHMARK}: {error}', file=sys.stderr)
            return 1
    made = document(tree, argv[1], runs)
    say(made)
    target = here / (_OUTPUT.value or 'benchmark_results')
    target.mkdir(parents=True, exist_ok=True)
    path = target / f'{BENCHMARK}-{datetime.datetime.now(datetime.UTC):%Y%m%dT%H%M%SZ}.json'
    path.write_text(json.dumps(made, indent=1))
    print(f'\nResult: {path}')
    return 0


if __name__ == '__main__':
    app.run(main)
