"""The tables and words of a page, as HTML."""

import html
from collections.abc import Iterable, Sequence

GLYPHS = {'slower': '▶', 'faster': '◀', 'same': '●', 'undecided': '◆', 'again': '■'}
# What stands where there is nothing to show.
NONE = '\N{EN DASH}'
METRICS = {'cpu': 'CPU time', 'wall_p10': 'wall time'}


def text(value: object) -> str:
    """Returns a value as HTML text."""
    return html.escape(str(value))


def batch_of(entry: dict) -> str:
    """Returns an entry's batch size in words."""
    if entry.get('pooled'):
        return NONE
    return 'fixed' if entry['batch'] is None else f'{entry["batch"]:,}'


def ratio(value: float) -> str:
    """Returns a ratio with as many digits as it deserves."""
    return f'{value:.2f}' if value < 10 else f'{value:.1f}'


def interval(entry: dict) -> str:
    """Returns the interval in words."""
    if entry['low'] is None or entry['high'] is None:
        return 'unknown'
    return f'{ratio(entry["low"])} to {ratio(entry["high"])}'


def seconds(value: float | None) -> str:
    """Returns a duration."""
    if value is None:
        return NONE
    return f'{value * 1000:.0f} ms' if value < 1 else f'{value:.1f} s'


def verdict(entry: dict, void: bool) -> str:
    """Returns a verdict with its glyph, crossed out if the run is void."""
    word = entry['verdict']
    inside = f'<span class="glyph" aria-hidden="true">{GLYPHS[word]}</span> {word}'
    if void:
        return f'<span class="verdict"><s>{inside}</s> (void)</span>'
    return f'<span class="verdict {word}">{inside}</span>'


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Returns a table; cells are HTML, and those under a head that ends in * are numbers."""
    numeric = [head.endswith('*') for head in heads]

    def cells(tag, values, scope=''):
        return ''.join(
            f'<{tag}{scope}{" class=number" if number else ""}>{value}</{tag}>'
            for value, number in zip(values, numeric, strict=True)
        )

    body = ''.join(f'<tr>{cells("td", row)}</tr>\n' for row in rows)
    head = cells('th', [text(head.rstrip('*')) for head in heads], ' scope="col"')
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{text(caption)}">'
        f'<table><caption>{text(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n'
        f'<tbody>\n{body}</tbody></table></div>'
    )


def definitions(pairs: Iterable[tuple[str, str]]) -> str:
    """Returns a list of terms; the values are HTML."""
    return (
        '<dl>'
        + ''.join(f'<dt>{text(term)}</dt><dd>{value}</dd>\n' for term, value in pairs)
        + '</dl>'
    )
