"""A result as the benchmarks write it, with planted numbers."""

MODES = {
    'session115': 'TF 1.15 session',
    'session': 'compat.v1 session',
    'eager': 'eager',
    'function': 'tf.function',
    'xla': 'tf.function with XLA',
    'function_again': 'tf.function, second process',
}
_VERDICTS = {
    'session115': (0.81, 0.78, 0.84, 'faster'),
    'session': (1.01, 0.97, 1.05, 'same'),
    'eager': (12.4, 11.9, 13.1, 'slower'),
    'xla': (1.06, 0.98, 1.15, 'undecided'),
}


def entry(model, mode, batch, metric, ratio, low, high, verdict):
    """Returns a comparison."""
    name = f'train_step/{model}/{{}}/batch:{batch}'
    return {
        'subject': name.format(mode),
        'baseline': name.format('function'),
        'model': model,
        'mode': mode,
        'batch': batch,
        'metric': metric,
        'ratio': ratio,
        'low': low,
        'high': high,
        'level': 0.05,
        'rounds': 40,
        'verdict': verdict,
    }


def _row(configuration):
    return {
        'name': f'{configuration}/process_time/manual_time',
        'run_name': f'{configuration}/process_time/manual_time',
        'run_type': 'iteration',
        'iterations': 100,
        'real_time': 1.25,
        'cpu_time': 1.5,
        'time_unit': 'ms',
    }


def document(models=('linear_regression', 'mlp'), batches=(1, 32, 512)):
    """Returns a result of some models."""
    comparisons = [
        entry(model, mode, batch, metric, *judged)
        for model in models
        for batch in batches
        for mode, judged in _VERDICTS.items()
        for metric in ('cpu', 'wall_p10')
    ]
    again = [
        entry(model, 'function_again', batch, metric, 1.01, 0.97, 1.04, 'same')
        | {'pooled': False, 'voids': False}
        for model in models
        for batch in batches
        for metric in ('cpu', 'wall_p10')
    ]
    names = [f'train_step/{m}/{mode}/batch:{b}' for m in models for b in batches for mode in MODES]
    versions = {'tensorflow': '2.21.0', 'numpy': '2.4.6', 'python': '3.11.7'}
    return {
        'context': {'date': '2026-01-01T00:00:00+00:00', 'num_cpus': 2},
        'benchmarks': [_row(name) for name in names if 'again' not in name],
        'graphlift': {
            'schema': 1,
            'benchmark': 'train_step',
            'provenance': {
                'date': '2026-01-01T00:00:00+00:00',
                'command': 'train_step --full',
                'cpu': 'A processor',
                'cpus_usable': 2,
                'system': 'Linux',
                'device': 'cpu',
                'gpus': [],
                'threads': 0,
                'load_before': [0.1, 0.2, 0.3],
                'workers': {mode: versions for mode in MODES},
            },
            'settings': {},
            'metric': 'cpu',
            'modes': MODES,
            'thresholds': {'clear': 1.05, 'same': 1.1, 'half_width': 1.03, 'alpha': 0.05},
            'parity': {'reference': 'session115', 'compared': 'what the first steps return'},
            'interrupted': False,
            'left_out': [],
            'skipped': [],
            'failures': [],
            'configurations': [
                {'name': name, 'first_call_s': 2.5 if 'xla' in name else 0.25} for name in names
            ],
            'comparisons': comparisons,
            'again': again,
            'void': False,
            'rounds': 40,
            'blocks': {'columns': [], 'rows': []},
        },
    }
