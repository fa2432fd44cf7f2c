"""The gate before any timing: the same weights and batch must give the same numbers."""

import math
from collections.abc import Sequence

STEPS = 3
# Of what a step returns, in each of the first STEPS steps.
RESULT_TOLERANCE = 1e-4
# Of the weights after them, relative to their norm. An adaptive optimizer turns rounding into
# steps of full size where a gradient is almost zero, hence the larger number.
WEIGHT_TOLERANCE = 1e-3

DESCRIPTION = (
    f'what each of the first {STEPS} steps returns, within {RESULT_TOLERANCE:g} of its value, and '
    f'the weights after them, within {WEIGHT_TOLERANCE:g} of their norm'
)


def difference(reference: dict, other: dict, weights: Sequence[str]) -> str | None:
    """Compares two workers' answers to `prepare`.

    Args:
      reference: the answer that is taken as right.
      other: the answer to judge.
      weights: the names of the weights, in the order of the answers.

    Returns:
      the first difference in words, None if there is none.
    """
    count = 0
    pairs = zip(reference['results'], other['results'], strict=True)
    for step, (expected, actual) in enumerate(pairs, 1):
        if len(expected) != len(actual):
            return f'step {step} returns {len(actual)} values, not {len(expected)}'
        for place, (a, b) in enumerate(zip(expected, actual, strict=True)):
            count += len(a)
            if not _close(a, b, RESULT_TOLERANCE):
                return f'step {step} value {place} is {_show(b)}, not {_show(a)}'
    for name, a, b in zip(weights, reference['weights'], other['weights'], strict=True):
        count += len(a)
        if not _close(a, b, WEIGHT_TOLERANCE):
            return f'after {STEPS} steps {name} has sums {_show(b)}, not {_show(a)}'
    if not count:
        return 'the step gives nothing that could be compared'
    return None


def _close(expected: Sequence[float], actual: Sequence[float], tolerance: float) -> bool:
    if len(expected) != len(actual):
        return False
    if not all(map(math.isfinite, [*expected, *actual])):
        return False
    # The first number of an array is its norm, which the others are measured by.
    scale = abs(expected[0]) if expected else 0.0
    return all(
        abs(a - b) <= tolerance * scale + 1e-6 for a, b in zip(expected, actual, strict=True)
    )


def _show(numbers: Sequence[float]) -> str:
    return ' '.join(f'{number:.6g}' for number in numbers) or 'nothing'
