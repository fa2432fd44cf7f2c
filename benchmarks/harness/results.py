"""Turns the raw blocks of a run into what it says: ratios, intervals and verdicts."""

import collections
from collections.abc import Collection, Iterable, Mapping, Sequence

from benchmarks.harness import blocks as blocks_lib
from benchmarks.harness import intervals, modes, verdicts
from benchmarks.harness.configurations import Configuration

SCHEMA = 1
ALL = 'all together'


def primary_metric(device: str) -> str:
    """Returns the metric that verdicts are about."""
    return 'wall_p10' if device == 'gpu' else 'cpu'


def pairs(configurations: Iterable[Configuration]) -> list[tuple[Configuration, Configuration]]:
    """Returns each configuration that is compared, with its baseline; the twins included."""
    known = {configuration.name: configuration for configuration in configurations}
    return [
        (configuration, configuration.baseline)
        for configuration in known.values()
        if configuration.mode != modes.BASELINE and configuration.baseline.name in known
    ]


def widest_level(configurations: Iterable[Configuration]) -> float:
    """Returns the level of the widest interval that Holm's correction can ask for."""
    sizes = collections.Counter(
        subject.mode for subject, _ in pairs(configurations) if subject.mode != modes.AGAIN
    )
    return verdicts.ALPHA / max(sizes.values(), default=1)


def compare(
    configurations: Iterable[Configuration], blocks: Sequence[blocks_lib.Block]
) -> tuple[list[dict], list[dict]]:
    """Judges all pairs by all metrics.

    Each mode is a question of its own ("is eager slower?"), asked of several models and batch
    sizes; Holm's correction is for the answers to one question.

    Returns:
      the comparisons of modes with the baseline, and those of the baseline with its twin.
    """
    families = {}
    for subject, baseline in pairs(configurations):
        for metric in blocks_lib.METRICS:
            ratios = blocks_lib.log_ratios_by_round(blocks, subject.name, baseline.name, metric)
            if ratios:
                families.setdefault((subject.mode, metric), {})[subject] = ratios
    comparisons, twins = [], []
    for (mode, metric), family in families.items():
        if mode == modes.AGAIN:
            twins += [_twin(subject, metric, family[subject].values()) for subject in family]
            if len(family) > 1:
                twins.append(_all_twins(metric, family.values()))
        else:
            judged = verdicts.judge_family(
                {subject.name: list(ratios.values()) for subject, ratios in family.items()}
            )
            for subject in family:
                comparisons.append(_entry(subject, metric, judged[subject.name].to_json()))
    return comparisons, twins


def _twin(subject: Configuration, metric: str, ratios: Iterable[float]) -> dict:
    ratios = list(ratios)
    entry = _entry(subject, metric, verdicts.judge(ratios).to_json())
    return entry | {'pooled': False, 'voids': verdicts.voids(ratios)}


def _all_twins(metric: str, family: Collection[Mapping[tuple[int, int], float]]) -> dict:
    """Judges what all pairs of one round have in common.

    Two processes of one code can differ as a whole, by a few percent in everything they run, which
    each pair alone is too noisy to show.
    """
    rounds = {}
    for ratios in family:
        for key, ratio in ratios.items():
            rounds.setdefault(key, []).append(ratio)
    whole = [intervals.median(values) for values in rounds.values() if len(values) == len(family)]
    names = {'subject': None, 'baseline': None, 'model': ALL, 'mode': modes.AGAIN, 'batch': None}
    judgement = verdicts.judge(whole).to_json()
    return {
        **names,
        'metric': metric,
        **judgement,
        'pooled': True,
        'voids': bool(whole) and verdicts.voids(whole),
    }


def _entry(subject: Configuration, metric: str, judgement: dict) -> dict:
    return {
        'subject': subject.name,
        'baseline': subject.baseline.name,
        'model': subject.model,
        'mode': subject.mode,
        'batch': subject.batch,
        'metric': metric,
        **judgement,
    }


def is_void(twins: Iterable[dict], metric: str) -> bool:
    """Returns whether the same code came out different, by the metric that verdicts are about."""
    return any(twin['voids'] for twin in twins if twin['metric'] == metric)


def thresholds() -> dict:
    """Returns the numbers behind the verdicts, as ratios."""
    return {
        'clear': verdicts.CLEAR_RATIO,
        'same': verdicts.SAME_RATIO,
        'half_width': verdicts.HALF_WIDTH_RATIO,
        'alpha': verdicts.ALPHA,
    }


def summary(document: dict) -> str:
    """Returns a result's ratios and what else must be said about it, for a terminal."""
    run = document['graphlift']
    metric = {'cpu': 'CPU time', 'wall_p10': 'wall time (10th percentile)'}[run['metric']]
    lines = [
        '',
        f'{metric} per step, relative to tf.function: median of {run["rounds"]} paired rounds',
        f'{"model":<22}{"batch":>7}  {"mode":<28}{"ratio":>6}   {"interval":<14}  verdict',
    ]
    for entry in run['comparisons']:
        if entry['metric'] == run['metric']:
            lines.append(_line(entry, f'({entry["verdict"]})' if run['void'] else entry['verdict']))
    lines += ['', 'The same code in two processes, which should give 1:']
    for entry in run['again']:
        if entry['metric'] == run['metric']:
            lines.append(_line(entry, 'VOIDS THE RUN' if entry['voids'] else 'not different'))
    lines += describe_failures(run['failures'])
    for skipped in run['skipped']:
        lines.append(f'skipped: {modes.mode_of(skipped["mode"]).title}: {skipped["reason"]}')
    if run['void']:
        lines.append('VOID: the same code came out different; no verdict of this run counts.')
    if run['interrupted']:
        lines.append('INTERRUPTED: this is what was measured until then.')
    return '\n'.join(lines)


def describe_failures(failures: Iterable[dict]) -> list[str]:
    """Returns a line for each reason, however many configurations it keeps from being timed."""
    names = {}
    for failure in failures:
        names.setdefault(failure['reason'], []).append(failure['configuration'])
    return [
        f'not timed: {first}{f" and {len(others)} more" if others else ""}: {reason}'
        for reason, (first, *others) in names.items()
    ]


def _line(entry: dict, verdict: str) -> str:
    batch = 'fixed' if entry['batch'] is None else entry['batch']
    if entry.get('pooled'):
        batch = ''
    interval = 'unknown'
    if entry['low'] is not None:
        interval = f'{entry["low"]:.2f} to {entry["high"]:.2f}'
    return (
        f'{entry["model"]:<22}{batch!s:>7}  {modes.mode_of(entry["mode"]).title:<28}'
        f'{entry["ratio"]:>6.2f}   {interval:<14}  {verdict}'
    )
