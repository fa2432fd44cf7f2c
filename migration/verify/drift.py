"""How far rounding alone carries the original away from itself.

Training amplifies rounding, some programs a thousandfold within an epoch: an optimizer that
divides by the gradient's size turns noise into steps. No fixed tolerance is right for all. So the
original is run a second time, from initial values moved by one unit in the last place, and what
that changes is the measure of what two TensorFlows may differ by. It only grows in the course of
a program: each fetch is given the most that it has been carried away so far.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from migration.verify.runners import recording

SHAKE = 1e-7  # about one unit in the last place of a float32


def flat(nest: Any) -> Iterator[Any]:
    """Yields the entries of a nest."""
    if isinstance(nest, list):
        for item in nest:
            yield from flat(item)
    else:
        yield nest


def distance(original: np.ndarray, shaken: np.ndarray) -> float:
    """Returns the largest difference, or the share of integers and strings that differ.

    NaN where one of them is not finite: that measures nothing, and allows nothing.
    """
    if original.shape != shaken.shape:
        return float('nan')
    if not original.size:
        return 0.0
    if original.dtype.kind not in 'fc':
        return float(np.mean(original != shaken))
    with np.errstate(all='ignore'):
        apart = np.abs(original.astype(np.complex128) - shaken.astype(np.complex128))
    same = (original == shaken) | (np.isnan(original) & np.isnan(shaken))
    apart = np.where(same, 0.0, apart)
    return float('nan') if np.isnan(apart).any() else float(apart.max())


def measure(original: recording.Recording, shaken: recording.Recording) -> Mapping[str, Any]:
    """Returns the drift of each value of each call, and of each final variable.

    The second run may take another number of steps; then the drift of the last ones is unknown,
    which None says.
    """
    most: dict[tuple[int, int], float] = {}
    calls = []
    others = shaken.meta['calls']
    for number, call in enumerate(original.meta['calls']):
        other = others[number] if number < len(others) else None
        if other is None or other['mark'] != call['mark']:
            calls.append(None)
            continue
        drifts = []
        for place, (a, b) in enumerate(zip(flat(call['values']), flat(other['values']))):  # noqa: B905
            key = call['mark'], place
            if a is not None and b is not None:
                apart = distance(original.array(a), shaken.array(b))
                most[key] = max(most.get(key, 0.0), apart if np.isfinite(apart) else 0.0)
            drifts.append(_short(most.get(key, 0.0)))
        calls.append(drifts)
    variables = {}
    for name, variable in original.meta['variables'].items():
        other = shaken.meta['variables'].get(name)
        if other:
            apart = distance(original.array(variable['final']), shaken.array(other['final']))
            variables[name] = _short(apart) if np.isfinite(apart) else 0.0
    return {'calls': calls, 'variables': variables}


def _short(number: float) -> float:
    return float(f'{number:.3g}')


def add(original: recording.Recording, shaken: recording.Recording) -> None:
    """Writes the drift into the original's recording."""
    original.meta['drift'] = measure(original, shaken)
