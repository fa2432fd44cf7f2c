"""The command line of the verifier."""

import argparse
import json
import os
import pathlib
import sys
from collections.abc import Sequence

import rich.console

from migration.verify import loading, session, show, sources, tolerance

EQUAL, DIFFERENT, FAILED = 0, 1, 2
_EXITS = {'equal': EQUAL, 'different': DIFFERENT, 'failed': FAILED}

_DESCRIPTION = """\
Runs a TensorFlow 1.x program and what it was converted to, from the same initial weights and on
the same batches, and compares what every step returned, the gradients and the final variables.
"""
_EPILOG = """\
exit status: 0 equal; 1 different; 2 a program could not be run, or nothing was compared.
Without CONVERTED the original is converted first, with the modules that it imports; of a folder
all programs are. What stands behind -- are the programs' own arguments. Random operations of
TensorFlow (initial values, dropout, shuffled data sets) are replaced on both sides by a fixed
function of the shape.
"""


def user_path(text: str) -> pathlib.Path:
    """Returns a path as the user meant it: `bazel run` starts programs in another folder."""
    return pathlib.Path(os.environ.get('BUILD_WORKING_DIRECTORY', ''), os.path.expanduser(text))


def parser() -> argparse.ArgumentParser:
    """Returns the parser of the command line."""
    result = argparse.ArgumentParser(
        'verify',
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = result.add_argument
    add(
        'original',
        type=user_path,
        metavar='ORIGINAL',
        help='the program for TensorFlow 1.x, or a folder of programs',
    )
    add('converted', type=user_path, metavar='CONVERTED', nargs='?', help='what became of it')
    add('--report', type=user_path, help="the converter's report (default: one beside CONVERTED)")
    add('--target', choices=['2.21', '2.15'], help="the TensorFlow of CONVERTED (the report's)")
    add('--oracle', choices=['1.15', '2.15', '2.21'], help='the TensorFlow of ORIGINAL')
    add('--steps', type=int, metavar='N', help='end both programs after N step calls')
    add('--rtol', type=float, default=1e-5, help='relative tolerance of the first step')
    add('--atol', type=float, default=1e-6, help='absolute tolerance of the first step')
    add(
        '--traces',
        type=int,
        default=1,
        metavar='N',
        help='how often a function may be traced',
    )
    add('--gradients', type=int, default=5, metavar='K', help='training steps looked into')
    add('--timeout', type=float, default=600, metavar='SECONDS', help='for each program')
    add('--eager', action='store_true', help='run the functions of CONVERTED without graphs')
    add(
        '--root',
        type=user_path,
        metavar='DIR',
        help="the folder below which all modules of ORIGINAL lie (default: ORIGINAL's)",
    )
    add('--folder', type=user_path, help="run in this folder instead of a copy of the programs'")
    add('--json', type=user_path, metavar='FILE', help='also write the result to FILE')
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Verifies as the arguments say and returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    own = given.index('--') if '--' in given else len(given)
    flags = parser().parse_args(given[:own])
    console = rich.console.Console()
    if not console.is_terminal:
        console = rich.console.Console(width=120)
    options = session.Options(
        oracle=flags.oracle,
        limit=flags.steps,
        timeout=flags.timeout,
        traces=flags.traces,
        training_steps=flags.gradients,
        base=tolerance.Tolerance(flags.rtol, flags.atol),
        folder=flags.folder,
        eager=flags.eager,
        arguments=given[own + 1 :],
    )
    if flags.original.is_dir():
        return _all(flags, options, console)
    try:
        programs = loading.load(
            flags.original, flags.converted, flags.report, flags.target, flags.root
        )
        verdict = session.verify(programs, options)
    except sources.CannotVerifyError as error:
        if flags.json:
            flags.json.write_text(
                json.dumps({'schema': 1, 'outcome': 'failed', 'reason': str(error)})
            )
        print(f'verify: {error}', file=sys.stderr)
        return FAILED
    show.show(programs, verdict, console)
    if flags.json:
        flags.json.write_text(json.dumps(show.to_json(programs, verdict), indent=2) + '\n')
    return _EXITS[verdict.outcome]


def _all(flags: argparse.Namespace, options: session.Options, console) -> int:
    """Verifies all programs of a folder and returns the exit status of the worst."""
    found = loading.load_all(flags.original, flags.target)
    if not found:
        print(f'verify: there is nothing to convert in {flags.original}', file=sys.stderr)
        return FAILED
    told, worst = {}, EQUAL
    for path, programs in found.items():
        console.rule(str(path), style='dim')
        try:
            if isinstance(programs, str):
                raise sources.CannotVerifyError(programs)
            verdict = session.verify(programs, options)
            show.show(programs, verdict, console)
            told[str(path)] = show.to_json(programs, verdict)
            worst = max(worst, _EXITS[verdict.outcome])
        except sources.CannotVerifyError as error:
            told[str(path)] = {'schema': 1, 'outcome': 'failed', 'reason': str(error)}
            print(f'verify: {error}', file=sys.stderr)
            worst = FAILED
    if flags.json:
        flags.json.write_text(json.dumps({'schema': 1, 'programs': told}, indent=2) + '\n')
    return worst
