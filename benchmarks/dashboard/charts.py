"""A model's ratios with their intervals, as a Vega-Lite chart."""

import functools
import math
from collections.abc import Sequence

import altair as alt
import vl_convert

# Verdicts are told apart by shape; colour repeats it. Both themes give these names their colours.
SHAPES = {
    'slower': ('triangle-right', 'var(--slower)'),
    'faster': ('triangle-left', 'var(--faster)'),
    'same': ('circle', 'var(--same)'),
    'undecided': ('diamond', 'var(--undecided)'),
    'again': ('square', 'var(--muted)'),
}
_ROW_HEIGHT = 24
# Named, not inherited: Vega measures labels outside the page, where there is nothing to inherit.
_FONT = 'system-ui, sans-serif'


@functools.cache
def javascript() -> str:
    """Returns the libraries that draw the charts, as one script that needs no network."""
    return vl_convert.javascript_bundle('window.vegaEmbed = vegaEmbed;')


def domain(entries: Sequence[dict]) -> list[float]:
    """Returns the range of ratios that all charts of a page share."""
    ends = [0.8, 1.25]
    for entry in entries:
        ends += [end for end in (entry['low'], entry['ratio'], entry['high']) if end]
    return [min(ends) / 1.1, max(ends) * 1.1]


def ticks(limits: Sequence[float]) -> list[float]:
    """Returns round numbers within the limits; labels that would overlap are left out later."""
    low, high = (math.floor(math.log10(limits[0])), math.ceil(math.log10(limits[1])))
    values = [step * 10.0**power for power in range(low, high + 1) for step in (1, 2, 5)]
    return [value for value in values if limits[0] <= value <= limits[1]]


def forest(rows: Sequence[dict | None], thresholds: dict, limits: Sequence[float]) -> dict:
    """Returns the chart of one model.

    Args:
      rows: label, ratio, low, high (None: unknown), mark (one of SHAPES) and words for the tooltip;
        a row of None leaves a gap between groups.
      thresholds: of the result.
      limits: of `domain`.
    """
    alt.data_transformers.disable_max_rows()
    shown = [
        {
            **row,
            # An interval that has no end yet reaches over the edge of the chart.
            'start': limits[0] if row['low'] is None else row['low'],
            'end': limits[1] if row['high'] is None else row['high'],
        }
        for row in rows
        if row
    ]
    scale = alt.Scale(type='log', domain=list(limits), nice=False)
    axis = alt.Axis(values=ticks(limits), format='~g', grid=True, labelOverlap='greedy')
    # Labels of nothing but spaces, each of another length, are the gaps.
    labels = [row['label'] if row else ' ' * (place + 1) for place, row in enumerate(rows)]
    y = alt.Y(
        'label:N',
        sort=None,
        title=None,
        scale=alt.Scale(domain=labels),
        axis=alt.Axis(labelLimit=260, grid=False, ticks=False, domain=False),
    )
    tooltip = [alt.Tooltip('label:N', title='What'), alt.Tooltip('words:N', title='Ratio')]
    band = (
        alt.Chart(alt.Data(values=[{'a': 1 / thresholds['same'], 'b': thresholds['same']}]))
        .mark_rect(fill='var(--band)', fillOpacity=1)
        .encode(
            x=alt.X('a:Q', scale=scale, title='time relative to tf.function', axis=axis), x2='b:Q'
        )
    )
    one = (
        alt.Chart(alt.Data(values=[{'a': 1}]))
        .mark_rule(stroke='var(--ink)', strokeWidth=1)
        .encode(x=alt.X('a:Q', scale=scale))
    )
    data = alt.Data(values=shown)
    bars = (
        alt.Chart(data)
        .mark_rule(strokeWidth=3, strokeCap='round')
        .encode(x=alt.X('start:Q', scale=scale), x2='end:Q', y=y, tooltip=tooltip)
        .encode(stroke=_by_mark('stroke'))
    )
    points = (
        alt.Chart(data)
        .mark_point(size=130, filled=True, opacity=1, stroke='var(--paper)', strokeWidth=1)
        .encode(
            x=alt.X('ratio:Q', scale=scale),
            y=y,
            shape=alt.Shape(
                'mark:N',
                legend=None,
                scale=alt.Scale(domain=list(SHAPES), range=[s for s, _ in SHAPES.values()]),
            ),
            fill=_by_mark('fill'),
            tooltip=tooltip,
        )
    )
    chart = alt.layer(band, one, bars, points).properties(
        width='container', height=_ROW_HEIGHT * len(rows)
    )
    return _styled(chart).to_dict()


def _by_mark(channel: str):
    kind = {'stroke': alt.Stroke, 'fill': alt.Fill}[channel]
    scale = alt.Scale(domain=list(SHAPES), range=[colour for _, colour in SHAPES.values()])
    return kind('mark:N', legend=None, scale=scale)


def _styled(chart):
    # Colours come from the page's style sheet, so that one drawing serves light and dark.
    return (
        chart.configure(
            background='transparent',
            font=_FONT,
            autosize=alt.AutoSizeParams(type='fit-x', contains='padding'),
        )
        .configure_view(stroke=None)
        # Charts below each other share their left edge.
        .configure_axisY(minExtent=205)
        .configure_axis(
            labelColor='var(--ink)',
            titleColor='var(--ink)',
            tickColor='var(--line)',
            domainColor='var(--line)',
            gridColor='var(--line)',
            labelFontSize=13,
            titleFontSize=12,
            titleFontWeight='normal',
        )
    )
