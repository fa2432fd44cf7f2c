"""The converter's command line."""

import argparse
import dataclasses
import functools
import io
import json
import os
import sys
from collections.abc import Callable, Sequence

from migration.convert import conversion, discovery, modes, reading, report, writing
from migration.convert.conversion import Conversion, ConvertSource
from migration.convert.modes import UsageError
from migration.convert.terminal import Terminal

TARGETS = ('2.21', '2.15')

_DESCRIPTION = 'Converts TensorFlow 1.x programs to native TensorFlow 2.'
_EPILOG = """\
what is converted:
  Directories are searched for *.py files. Hidden folders, __pycache__, virtual environments
  and links that lead out of the directory are passed over; --verbose names them.

what is written:
  Without --output, --in_place or --diff, only the report is printed.
  --output DIR makes a complete copy of a directory: what was refused, and all other files of
  up to 100 MiB, are copied as they are. --output NAME.py and --in_place leave out what was
  refused. Every file is written whole or not at all.

exit status:
  0  everything is converted, or there was nothing to do
  1  something was refused or left as it was, or would change and was neither written nor shown
  2  wrong usage, or an input that cannot be read or parsed, or an output that cannot be written
"""
_HINT = 'Nothing was written. To see or keep the result: --diff, --output DIR or --in_place.'


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog='convert',
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add(
        'paths',
        nargs='+',
        metavar='FILE_OR_DIR',
        help='a file, a directory with all its *.py files, or - for standard input',
    )
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument(
        '--output',
        metavar='DIR',
        help='write the results there; of a directory, a complete copy; '
        'of one file, NAME.py is the file to write',
    )
    mode.add_argument(
        '--in_place', '--in-place', action='store_true', help='replace the files by the results'
    )
    mode.add_argument('--diff', action='store_true', help='show what would change')
    mode.add_argument('--check', action='store_true', help='say which files would change')
    add('--target', choices=TARGETS, default=TARGETS[0], help='the version of TensorFlow 2')
    add('--report', metavar='FILE', help='write a report as JSON; - is standard output')
    add('--verbose', '-v', action='store_true', help='print notes and unchanged files too')
    add('--quiet', '-q', action='store_true', help='print findings only')
    add('--traceback', action='store_true', help='show where the converter itself failed')
    return parser


def main(argv: Sequence[str] | None = None, *, convert: ConvertSource | None = None) -> int:
    """Runs the converter and returns its exit status.

    Args:
      argv: the arguments, without the program's name; those of the process by default.
      convert: used in place of `pipeline.convert_source`.
    """
    parser = _parser()
    options = parser.parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        # A file name may hold bytes that are no text.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors='backslashreplace')
    try:
        return _run(options, convert)
    except UsageError as error:
        parser.print_usage(sys.stderr)
        print(f'{parser.prog}: error: {error}', file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print('Interrupted. Each file is as it was, or converted.', file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would complain about it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _pipeline(sources: Sequence[discovery.Entry]) -> ConvertSource:
    """Returns the converter; files that import each other are converted together."""
    if len(sources) > 1:
        from migration.convert import packages

        return packages.Packages(sources)
    from migration.convert import pipeline

    return pipeline.convert_source


def _mode(options: argparse.Namespace) -> modes.Looks:
    stdin = discovery.STDIN in options.paths
    if stdin and len(options.paths) > 1:
        raise UsageError('- stands alone: standard input is one file')
    if options.output == '':
        raise UsageError('--output is empty')
    if options.output is not None:
        return modes.of_output(options.output, options.paths)
    if options.in_place:
        return modes.InPlace()
    if options.diff or (stdin and not options.check):
        if options.report == discovery.STDIN:
            raise UsageError('--report - and the result cannot both go to standard output')
        return modes.Diff() if options.diff else modes.ToStdout()
    return modes.Looks()


def _run(options: argparse.Namespace, convert: ConvertSource | None) -> int:
    mode = _mode(options)
    tree = isinstance(mode, modes.ToTree)
    found = discovery.find(options.paths, exclude=mode.folder if tree else '', follow_outside=tree)
    mode.prepare(found)
    converter = functools.cache(lambda: convert or _pipeline(found.sources))
    report_file = options.report if options.report != discovery.STDIN else None
    if report_file is not None:
        modes.check_report_path(report_file, found)
    to_stdout = isinstance(mode, modes.Diff | modes.ToStdout) or options.report == discovery.STDIN
    terminal = Terminal(
        sys.stderr if to_stdout else sys.stdout, verbose=options.verbose, quiet=options.quiet
    )
    terminal.skipped(found.skipped)

    results: dict[str, report.FileResult] = {}
    changes = False

    def conclude(path: str, converted: Conversion, done: str = '') -> None:
        terminal.file(path, converted, action=mode.action, done=done)
        if options.traceback and converted.trace:
            sys.stderr.write(converted.trace)
        # The texts of a large tree need not all be kept.
        results[path] = dataclasses.replace(converted.result, text=None)

    for path, trouble in found.troubles.items():
        conclude(path, Conversion(trouble.result()))
    for entry in found.sources:
        converted = conversion.convert_input(
            _reader(entry), filename=entry.path, target=options.target, convert_source=converter
        )
        done = ''
        try:
            done = mode.place(entry, converted)
            changes |= converted.changes
        except BrokenPipeError:
            raise
        except OSError as error:
            failed = modes.not_written(converted.result, error)
            converted = dataclasses.replace(converted, result=failed)
        conclude(entry.path, converted, done)
    for path, trouble in mode.finish(found).items():
        conclude(path, Conversion(trouble.result()))

    whole = report.Report(options.target, results)
    looks = type(mode) is modes.Looks
    terminal.summary(whole, _HINT if looks and changes and not options.check else '')
    status = max(whole.exit, int(looks and changes))
    return max(status, _write_report(options.report, whole))


def _reader(entry: discovery.Entry) -> Callable[[], reading.Original]:
    if entry.path == discovery.STDIN:
        return reading.read_stdin
    return functools.partial(reading.read_file, entry.path)


def _write_report(path: str | None, whole: report.Report) -> int:
    if path is None:
        return 0
    text = json.dumps(whole.to_json(), indent=1) + '\n'
    if path == discovery.STDIN:
        sys.stdout.write(text)
        return 0
    try:
        writing.write(path, text.encode())
    except OSError as error:
        print(f'The report could not be written: {error}', file=sys.stderr)
        return 2
    return 0
