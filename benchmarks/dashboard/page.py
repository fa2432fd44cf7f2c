"""Writes one HTML file that shows results and asks the network for nothing."""

import base64
import json
import pathlib
import string
import sys
from collections.abc import Iterable, Sequence

from benchmarks.dashboard import charts, store, tables
from benchmarks.dashboard.tables import text

_HERE = pathlib.Path(__file__).parent


def render(results: Sequence[store.Loaded]) -> str:
    """Returns the page of some results; one that cannot be shown is named with the reason."""
    sections, specs = [], {}
    for number, loaded in enumerate(results):
        if loaded.document is None:
            sections.append(_damaged(loaded))
        else:
            sections.append(_result(loaded, f'result{number}', specs))
    if not results:
        sections.append('<p class="warning" role="alert">There is no result to show.</p>')
    template = string.Template((_HERE / 'page.html').read_text())
    return template.substitute(
        style=(_HERE / 'page.css').read_text(),
        body='\n'.join(sections),
        libraries=charts.javascript() if specs else '',
        specs=json.dumps(specs).replace('<', '\\u003c'),
    )


def _damaged(loaded: store.Loaded) -> str:
    return (
        f'<section><p class="warning" role="alert"><strong>{text(loaded.name)}</strong> '
        f'{text(loaded.problem)}. It is not shown.</p></section>'
    )


def _result(loaded: store.Loaded, anchor: str, specs: dict) -> str:
    document = loaded.document
    run = document['graphlift']
    metric = run['metric']
    primary = [entry for entry in run['comparisons'] if entry['metric'] == metric]
    again = [entry for entry in run['again'] if entry['metric'] == metric]
    parts = [
        _headline(run),
        _warnings(run),
        _explanation(run),
        *_figures(run, primary, again, anchor, specs),
        _comparisons(run, primary),
        _again(run, again),
        _not_timed(run),
        _raw(document),
        _provenance(loaded),
    ]
    return f'<section id="{anchor}">' + '\n'.join(parts) + '</section>'


def _headline(run: dict) -> str:
    origin = run['provenance']
    what = run['benchmark'].replace('_', ' ')
    threads = origin['threads'] or 'default'
    return (
        f'<h1>{text(what.capitalize())}: what each way to run it costs</h1>'
        f'<p class="where">{text(origin["date"][:10])} · {text(origin["cpu"])}, '
        f'{origin["cpus_usable"]} usable · device {text(origin["device"])} · '
        f'threads {text(threads)} · {run["rounds"]} paired rounds</p>'
    )


def _warnings(run: dict) -> str:
    said = []
    if run['void']:
        said.append(
            '<strong>Void.</strong> The same code, measured in two processes, came out different '
            f'by more than {_percent(run["thresholds"]["clear"])}. Something else was measured '
            'than the code; no verdict below counts. Run it again on a quieter machine.'
        )
    if run['interrupted']:
        said.append('<strong>Interrupted.</strong> This is what was measured until then.')
    failed = len(run['failures'])
    if failed:
        said.append(f'<strong>{failed} not timed.</strong> Reasons are listed below.')
    if not run['comparisons']:
        said.append('<strong>No ratio.</strong> Nothing was measured in paired rounds.')
    return ''.join(f'<p class="warning" role="alert">{each}</p>' for each in said)


def _percent(bound: float) -> str:
    return f'{(bound - 1) * 100:.0f}&nbsp;%'


def _explanation(run: dict) -> str:
    limits = run['thresholds']
    what = tables.METRICS[run['metric']]
    return (
        f'<p>Each figure is a ratio: {what} per step, divided by that of '
        '<code>tf.function</code> on the same model, batch and weights in the same round. Below 1 '
        f'is less time than <code>tf.function</code>. <em>Slower</em> and <em>faster</em> are said '
        f'when the whole interval lies beyond {_percent(limits["clear"])}, <em>same</em> when it '
        f'lies within {_percent(limits["same"])} (the band), and <em>undecided</em> otherwise.</p>'
    )


def _figures(run, primary, again, anchor, specs) -> list[str]:
    limits = charts.domain([*primary, *again])
    figures = []
    for model in dict.fromkeys(entry['model'] for entry in primary):
        rows, batch = [], None
        for entry in _in_order(e for e in [*primary, *again] if e['model'] == model):
            if rows and entry['batch'] != batch:
                rows.append(None)
            batch = entry['batch']
            rows.append(_row(run, entry, is_again=entry in again))
        name = f'{anchor}-{model}'
        specs[name] = charts.forest(rows, run['thresholds'], limits)
        figures.append(
            f'<figure><figcaption>{text(model)}</figcaption>'
            f'<div class="chart" id="{text(name)}" role="img" '
            f'aria-label="Ratios of {text(model)}; the table below has the same numbers"></div>'
            '</figure>'
        )
    if figures:
        figures.append(_legend())
    return figures


def _in_order(entries: Iterable[dict]) -> list[dict]:
    return sorted(entries, key=lambda entry: (entry['model'], entry['batch'] or 0))


def _row(run: dict, entry: dict, *, is_again: bool) -> dict:
    mode = 'same code twice' if is_again else run['modes'][entry['mode']]
    return {
        'label': f'{mode}, batch {tables.batch_of(entry)}',
        'ratio': entry['ratio'],
        'low': entry['low'],
        'high': entry['high'],
        'mark': 'again' if is_again else entry['verdict'],
        'words': f'{tables.ratio(entry["ratio"])} ({tables.interval(entry)})',
    }


def _legend() -> str:
    words = {word: word for word in ('faster', 'slower', 'same', 'undecided')}
    words['again'] = 'same code twice'
    keys = ''.join(
        f'<li><span class="glyph {mark}" aria-hidden="true">{tables.GLYPHS[mark]}</span> '
        f'{word}</li>'
        for mark, word in words.items()
    )
    return f'<ul class="legend">{keys}<li>line: interval of the median ratio</li></ul>'


def _comparisons(run: dict, primary: list[dict]) -> str:
    others = {(e['subject'], e['metric']): e for e in run['comparisons']}
    first_call = {c['name']: c['first_call_s'] for c in run['configurations']}
    second = next(metric for metric in tables.METRICS if metric != run['metric'])
    rows = []
    for entry in _in_order(primary):
        other = others.get((entry['subject'], second))
        rows.append(
            [
                text(entry['model']),
                tables.batch_of(entry),
                text(run['modes'][entry['mode']]),
                tables.verdict(entry, run['void']),
                tables.ratio(entry['ratio']),
                tables.interval(entry),
                f'{tables.ratio(other["ratio"])} ({tables.interval(other)})'
                if other
                else tables.NONE,
                tables.seconds(first_call.get(entry['subject'])),
                str(entry['rounds']),
            ]
        )
    heads = [
        'Model',
        'Batch*',
        'Mode',
        'Verdict',
        f'{tables.METRICS[run["metric"]]}, ratio*',
        'Interval*',
        f'{tables.METRICS[second].capitalize()}, ratio*',
        'First call*',
        'Rounds*',
    ]
    note = (
        '<p class="note">Intervals hold with 95 % confidence for all models and batch sizes of a '
        'mode together (Holm). The first call traces, optimises and compiles; it is not part of '
        'the ratio.</p>'
    )
    return tables.table('Ratios to tf.function', heads, rows) + note


def _again(run: dict, again: list[dict]) -> str:
    rows = [
        [
            text(entry['model']),
            tables.batch_of(entry),
            tables.ratio(entry['ratio']),
            tables.interval(entry),
            'voids the run' if entry['voids'] else 'not different',
        ]
        for entry in _in_order(again)
    ]
    heads = ['Model', 'Batch*', 'Ratio*', 'Interval*', 'Check']
    note = (
        '<p class="note">Two processes run the same tf.function. The ratio should be 1; what it '
        'is off by is the error of the method on this machine today.</p>'
    )
    return '<h2>The same code twice</h2>' + tables.table('A/A pairs', heads, rows) + note


def _not_timed(run: dict) -> str:
    reasons = {}
    for failure in run['failures']:
        reason = (failure['kind'], failure['reason'])
        reasons.setdefault(reason, []).append(f'<code>{text(failure["configuration"])}</code>')
    lines = [
        f'<li>{"<br>".join(names)}<br>{text(kind)}: <span class="reason">{text(reason)}</span></li>'
        for (kind, reason), names in reasons.items()
    ]
    lines += [
        f'<li>{text(run["modes"].get(each["mode"], each["mode"]))} skipped: '
        f'{text(each["reason"])}</li>'
        for each in run['skipped']
    ]
    lines += [
        f'<li>{text(each["model"])} left out: {text(each["reason"])}</li>'
        for each in run['left_out']
    ]
    return f'<h2>Not timed</h2><ul>{"".join(lines)}</ul>' if lines else ''


def _raw(document: dict) -> str:
    rows = []
    for row in document['benchmarks']:
        if row.get('error_occurred'):
            cells = [tables.NONE, tables.NONE, text(row.get('error_message', 'failed'))]
        else:
            unit = row['time_unit']
            cells = [
                f'{row["real_time"]:.3g} {unit}',
                f'{row["cpu_time"]:.3g} {unit}',
                f'{row["iterations"]} iterations',
            ]
        rows.append([text(row['name']), *cells])
    body = tables.table('google-benchmark', ['Name', 'Time*', 'CPU*', 'Note'], rows)
    return (
        '<details><summary>Each configuration by itself</summary><p class="note">Measured one '
        'after the other, in other moods of the machine: do not divide them by each other.</p>'
        f'{body}</details>'
    )


def _provenance(loaded: store.Loaded) -> str:
    run = loaded.document['graphlift']
    origin = run['provenance']
    workers = {}
    for mode, versions in origin['workers'].items():
        words = 'TensorFlow {tensorflow}, NumPy {numpy}, Python {python}'.format(**versions)
        workers.setdefault(words, []).append(run['modes'].get(mode, mode))
    reference = run['modes'].get(run['parity']['reference'], run['parity']['reference'])
    data = base64.b64encode(json.dumps(loaded.document).encode()).decode()
    pairs = [
        ('Command', f'<code>{text(origin["command"])}</code>'),
        ('Date', text(origin['date'])),
        ('Processor', text(f'{origin["cpu"]}, {origin["cpus_usable"]} usable')),
        ('Load before', text(', '.join(map(str, origin['load_before'])))),
        ('System', text(origin['system'])),
        ('Device', text(', '.join([origin['device'], *origin['gpus']]))),
        ('Threads', text(origin['threads'] or 'as many as TensorFlow likes')),
        ('Software', '<br>'.join(text(f'{v}: {"; ".join(m)}') for v, m in workers.items())),
        ('Checked first', text(f'{run["parity"]["compared"]}, against {reference}')),
        (
            'Raw data',
            f'<a download="{text(loaded.name)}" href="data:application/json;base64,{data}">'
            f'{text(loaded.name)}</a>, every block included',
        ),
    ]
    return '<h2>Where this comes from</h2>' + tables.definitions(pairs)


def main(argv: list[str]) -> int:
    """Writes the page of the results named; the last argument is the page."""
    if len(argv) < 3:
        print('usage: page RESULT.json... PAGE.html', file=sys.stderr)
        return 2
    loaded = store.load_all(map(pathlib.Path, argv[1:-1]))
    pathlib.Path(argv[-1]).write_text(render(loaded))
    return 1 if any(each.problem for each in loaded) else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
