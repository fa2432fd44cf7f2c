"""A verdict, for people."""

import numpy as np
import rich.box
import rich.console
import rich.table

from migration.verify import levels
from migration.verify.pair import Pair
from migration.verify.session import Verdict

_STYLES = {'equal': 'bold green', 'different': 'bold red', 'failed': 'bold yellow'}


def number(value: object) -> str:
    """Returns a value as it should be read: floats with all the digits that tell them apart."""
    if isinstance(value, float):
        return repr(float(np.float32(value))) if np.float32(value) == value else repr(value)
    return str(value)


def _table(comparison: levels.Comparison) -> rich.table.Table:
    table = rich.table.Table(box=rich.box.SIMPLE_HEAD, pad_edge=False)
    table.add_column('level')
    table.add_column('values', justify='right')
    table.add_column('worst difference', justify='right')
    table.add_column('of tolerance', justify='right')
    table.add_column('tolerance')
    table.add_column('result')
    for name, level in comparison.levels.items():
        if name == 'traces':
            worst, share, allowed = '', '', ''
        else:
            worst = f'{level.worst_size:.3g}'
            share = f'{level.worst_ratio:.0%}' if level.worst_ratio < 100 else 'far over'
            allowed = f'up to {level.widest}' if level.widest else 'exact'
            allowed += ', or drift' if level.measured else ''
        if not level.tensors and level.equal:
            worst, share, allowed, result = '', '', '', 'not compared'
        elif level.equal:
            result = '[green]equal[/green]'
        else:
            result = f'[red]{len(level.divergences)} differ[/red]'
        table.add_row(name, f'{level.compared:,}', worst, share, allowed, result)
    return table


def place(pair: Pair, divergence: levels.Divergence) -> list[tuple[str, str]]:
    """Returns (file:line, source line) of a divergence in the original and the converted text."""
    step = next((s for s in pair.steps if s.id == divergence.step), None)
    if step is not None:
        part = pair.part_of(step.id)
        spans = ((part.original, step.original.line), (part.converted, step.converted.line))
    elif divergence.step is not None:  # a call that has no step: -1 - its number
        spans = (pair.call_line(-1 - divergence.step),)
    else:
        return []
    return [(f'{source.path}:{line}', source.line(line)) for source, line in spans]


def sentence(divergence: levels.Divergence) -> str:
    """Returns a divergence in words."""
    if divergence.call is None:
        when = 'at the end'
    elif divergence.call < 0:
        when = 'before the first step'
    else:
        when = f'at step call {divergence.call + 1}'
    what = f'{divergence.what}{divergence.index}'
    return f'{divergence.level}, {when}: {what}: {divergence.message}'


def show(pair: Pair, verdict: Verdict, console: rich.console.Console) -> None:
    """Prints a verdict."""
    comparison = verdict.comparison
    say = lambda *text, **more: console.print(*text, highlight=False, soft_wrap=True, **more)  # noqa: E731
    if comparison:
        say(f'original   {pair.original.path}  under {verdict.versions[0]}', markup=False)
        say(f'converted  {pair.converted.path}  under {verdict.versions[1]}', markup=False)
        console.print(_table(comparison))
        for remark in comparison.remarks:
            say(f'note: {remark}', markup=False)
        if verdict.ended == 'cut':
            say(f'note: both programs were cut short after {comparison.calls} step calls')
        divergences = comparison.divergences
        if divergences:
            say('First difference', style='bold')
            _divergence(pair, divergences[0], say)
    if verdict.outcome == 'equal':
        text = f'Equal: {comparison.compared:,} values in {comparison.calls:,} step calls'
    elif verdict.outcome == 'different':
        count = len(comparison.divergences)
        text = f'Different: {count} difference{"s" if count > 1 else ""}'
    else:
        text = 'Could not verify'
    say(text, style=_STYLES[verdict.outcome])
    if verdict.reason:
        say(verdict.reason, markup=False)


def _divergence(pair: Pair, divergence: levels.Divergence, say) -> None:
    say('  ' + sentence(divergence), markup=False)
    if divergence.original is not None or divergence.converted is not None:
        say(f'    original   {number(divergence.original)}', markup=False)
        say(f'    converted  {number(divergence.converted)}', markup=False)
    for where, line in place(pair, divergence):
        say(f'    {where}: {line}', markup=False)


def to_json(pair: Pair, verdict: Verdict) -> dict[str, object]:
    """Returns a verdict for programs."""
    comparison = verdict.comparison
    result: dict[str, object] = {
        'schema': 1,
        'outcome': verdict.outcome,
        'reason': verdict.reason,
        'original': {'path': str(pair.original.path), 'tensorflow': verdict.versions[0]},
        'converted': {'path': str(pair.converted.path), 'tensorflow': verdict.versions[1]},
    }
    if comparison:
        result.update(
            values=comparison.compared,
            step_calls=comparison.calls,
            cut=verdict.ended == 'cut',
            levels=[level.to_json() for level in comparison.levels.values()],
            remarks=comparison.remarks,
            traces=comparison.traces,
            runs_elsewhere=comparison.elsewhere,
            differences=[
                {
                    'level': d.level,
                    'call': d.call,
                    'what': d.what,
                    'message': d.message,
                    'index': d.index,
                    'original': _plain(d.original),
                    'converted': _plain(d.converted),
                    'places': [where for where, _ in place(pair, d)],
                }
                for d in comparison.divergences[:100]
            ],
        )
    return result


def _plain(value: object) -> object:
    if isinstance(value, float) and not np.isfinite(value):
        return str(value)
    return value if isinstance(value, (int, float, list, type(None))) else str(value)
