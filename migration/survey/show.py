"""A survey, for people."""

import os

import rich.box
import rich.console
import rich.table
import rich.text

from migration.survey.outcome import Outcome, Survey

_STYLES = {
    'converted': 'green',
    'unchanged': 'dim',
    'partial': 'yellow',
    'refused': 'yellow',
    'error': 'red',
    'equal': 'green',
    'different': 'bold red',
    'failed': 'yellow',
    'skipped': 'dim',
}
# Of a file: enough to see what to do about it.
_MOST_RULES = 3
# Of the table of rules.
_MOST_ROWS = 25


def show(survey: Survey, console: rich.console.Console, *, everything: bool = False) -> None:
    """Prints a survey.

    Args:
      survey: what to print.
      console: where.
      everything: whether files that need no change, and rare rules, have a row too.
    """
    verified = any(o.verification for o in survey.of())
    rows = sorted(survey.files.items())
    shown = [(p, o) for p, o in rows if everything or o.result.status != 'unchanged']
    if shown:
        console.print(_files(survey.root, shown, verified))
    if rules := survey.rules():
        console.print(_rules(rules if everything else rules[:_MOST_ROWS]))
        if len(rules) > _MOST_ROWS and not everything:
            console.print(f'... and {len(rules) - _MOST_ROWS} more rules; --all shows them.\n')
    for line in _summary(survey):
        console.print(line, highlight=False, soft_wrap=True)


def _files(root: str, rows: list[tuple[str, Outcome]], verified: bool) -> rich.table.Table:
    table = rich.table.Table(box=rich.box.SIMPLE_HEAD, pad_edge=False)
    table.add_column('file', overflow='fold')
    table.add_column('status')
    if verified:
        table.add_column('verified', overflow='fold')
    table.add_column('native', justify='right')
    table.add_column('lines', justify='right')
    table.add_column('why', overflow='fold')
    for path, outcome in rows:
        share = outcome.native_share
        cells = [
            rich.text.Text(os.path.relpath(path, root) if os.path.isdir(root) else path),
            rich.text.Text(outcome.result.status, _STYLES[outcome.result.status]),
            '' if share is None else f'{share:.0%}',
            _lines(outcome),
            rich.text.Text(_why(outcome)),
        ]
        if verified:
            cells.insert(2, _verified(outcome))
        table.add_row(*cells)
    return table


def _lines(outcome: Outcome) -> str:
    if outcome.shape is None:
        return f'{outcome.lines:,}'
    return f'{outcome.shape.lines:,} → {outcome.shape.converted_lines:,}'


def _verified(outcome: Outcome) -> rich.text.Text:
    found = outcome.verification
    if found is None:
        return rich.text.Text('')
    words = f'{found.values:,} values' if found.outcome == 'equal' else found.outcome
    return rich.text.Text(words, _STYLES[found.outcome])


def _why(outcome: Outcome) -> str:
    """Returns the first place that stands in the way, and which other rules do."""
    if outcome.verification and outcome.verification.outcome in ('different', 'failed'):
        return outcome.verification.reason.split('\n')[0]
    findings = outcome.result.findings
    if not findings:
        return ''
    first = findings[0]
    others = list(dict.fromkeys(f.rule for f in findings if f.rule != first.rule))
    more = ', '.join(others[:_MOST_RULES]) + (' …' if len(others) > _MOST_RULES else '')
    where = f'{first.span.line}: ' if first.span.line > 1 or first.span.column else ''
    return f'{where}{first.rule}: {first.reason}' + (f'; also {more}' if more else '')


def _rules(rules: list[dict]) -> rich.table.Table:
    table = rich.table.Table(box=rich.box.SIMPLE_HEAD, pad_edge=False)
    table.add_column('what stands in the way')
    table.add_column('files', justify='right')
    table.add_column('places', justify='right')
    table.add_column('nothing else does', justify='right')
    for row in rules:
        table.add_row(row['rule'], f'{row["files"]:,}', f'{row["places"]:,}', str(row['alone']))
    return table


def _summary(survey: Survey) -> list[rich.text.Text]:
    figures = survey.summary()
    statuses = figures['statuses']
    native = statuses.get('converted', 0) + statuses.get('unchanged', 0)
    if not figures['files']:
        return [rich.text.Text('There are no Python files here.', 'bold')]
    counts = ', '.join(f'{count:,} {status}' for status, count in sorted(statuses.items()))
    lines = [
        rich.text.Text(
            f'{figures["files"]:,} files, {figures["lines"]:,} lines: {counts}. '
            f'Native TensorFlow {survey.target}: {native:,} files '
            f'({native / figures["files"]:.0%}), {figures["native_references"]:.0%} of references.',
            'bold',
        )
    ]
    if programs := figures['with_session']:
        done = figures['with_session_converted']
        lines.append(rich.text.Text(f'Programs with a session: {done} of {programs} converted.'))
    if found := figures['verified']:
        words = ', '.join(f'{count} {outcome}' for outcome, count in sorted(found.items()))
        style = 'bold red' if 'different' in found else ''
        lines.append(rich.text.Text(f'Verified: {words}.', style))
    if shape := figures['shape']:
        lines.append(
            rich.text.Text(
                f'Converted text: {shape["median_growth"]:.2f} lines for one of the source '
                f'(median); {shape["names_kept"]:.1%} of names kept; '
                f'{shape["plain_untouched"]:.1%} of statements without TensorFlow came out byte '
                'for byte.'
            )
        )
    speed = figures['lines_per_second']
    took = f'Took {survey.seconds:.1f} s in {survey.jobs} processes'
    lines.append(rich.text.Text(f'{took}, {speed:,} lines a second.' if speed else took, 'dim'))
    return lines
