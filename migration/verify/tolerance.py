"""How close is equal, and why.

Two TensorFlows add the same float32 numbers in different orders, so equal programs differ by
rounding: about 1e-7 of the size of what was added up.

* Forward values may differ by `atol + rtol * size`, where size is the element's own magnitude, or
  a tenth of the tensor's largest where that is more: a sum that cancels to nearly nothing keeps the
  rounding of its large terms. Integers, booleans and strings must be the same.
* Gradients are compared by size alone (ten times rtol), since they have no natural scale.
* Each training step feeds the rounding of the one before it back in. Tolerances therefore grow
  with the number of training steps that came before, one share per step, up to a hundred shares.
  Where later steps differ by more, though the first ones agree, the drift of the original itself
  is measured (see drift.py), and five times as much is allowed.
* Variables after one of the first training steps are compared element by element as forward
  values are, with one exception. Adaptive optimizers divide by the gradient's size: where an
  element's gradient is itself rounding noise (below 1e-5 of the largest of its tensor), its step
  is noise of full size. Such elements are left out, and counted.
* Final variables may, besides, be off by one hundredth of the distance that training moved them
  (root mean square): what is left is drift, since the first steps agreed so much closer.
"""

import dataclasses

import numpy as np

_NOISE = 1e-5
_MOST_DRIFT = 100
_DRIFTS = 5
_COARSE = {'float16': 100, 'bfloat16': 1000}


@dataclasses.dataclass(frozen=True)
class Tolerance:
    """What two floats may differ by."""

    rtol: float = 1e-5
    atol: float = 1e-6

    def after(self, steps: int) -> 'Tolerance':
        """Returns the tolerance after so many training steps."""
        share = min(1 + steps, _MOST_DRIFT)
        return Tolerance(self.rtol * share, self.atol * share)

    def gradients(self) -> 'Tolerance':
        """Returns the tolerance of gradients."""
        return Tolerance(10 * self.rtol, 0.0)

    def __str__(self) -> str:
        return (
            f'rtol {self.rtol:.3g} + atol {self.atol:.3g}' if self.atol else f'rtol {self.rtol:g}'
        )


@dataclasses.dataclass(frozen=True)
class Difference:
    """The worst element of a pair of tensors.

    Attributes:
      index: its place among the elements compared.
      original: its value in the original.
      converted: its value in the converted program.
      ratio: how many times the tolerance it is off; equal programs stay below 1.
      size: by how much it is off.
    """

    index: int
    original: object
    converted: object
    ratio: float
    size: float


def difference(
    original: np.ndarray,
    converted: np.ndarray,
    tolerance: Tolerance,
    dtype: str = 'float32',
    noise: np.ndarray | None = None,
    drift: float = 0.0,
) -> Difference | None:
    """Returns the worst element of two arrays of one shape, or None for empty ones.

    Args:
      original: values of the original.
      converted: values of the converted program.
      tolerance: what floats may differ by.
      dtype: the coarser dtypes get more room.
      noise: True for elements that are left out.
      drift: what rounding alone does to the original (see drift.py): a distance, or for exact
        types the share of the elements.
    """
    a, b = original.ravel(), converted.ravel()
    if not a.size:
        return None
    exact = {a.dtype.kind, b.dtype.kind} <= set('biuOSU')
    if exact:
        ratio = np.where(a == b, 0.0, np.inf)
        if drift and np.mean(a != b) <= _DRIFTS * drift:
            ratio = np.zeros(a.shape)
        size = ratio if a.dtype.kind in 'OSU' else np.abs(a.astype(float) - b.astype(float))
    else:
        wide = np.complex128 if 'c' in (a.dtype.kind, b.dtype.kind) else np.float64
        x, y = a.astype(wide), b.astype(wide)
        with np.errstate(all='ignore'):
            size = np.abs(x - y)
            finite = np.abs(x[np.isfinite(x)])
            floor = finite.max() / 10 if finite.size else 0.0
            room = tolerance.atol + tolerance.rtol * np.maximum(np.abs(x), floor)
            room = np.where(np.isfinite(room), room, 0.0) * _COARSE.get(dtype, 1)
            room = np.maximum(room, _DRIFTS * drift)
            same = (x == y) | (np.isnan(x) & np.isnan(y))
            size = np.where(same, 0.0, np.where(np.isnan(size), np.inf, size))
            ratio = np.where(
                same, 0.0, np.where(room > 0, size / np.where(room > 0, room, 1), np.inf)
            )
    if noise is not None:
        ratio = np.where(noise.ravel(), 0.0, ratio)
    worst = int(np.argmax(ratio))
    if not ratio[worst]:
        worst = int(np.argmax(size))
    return Difference(worst, a[worst], b[worst], float(ratio[worst]), float(size[worst]))


def noise(gradient: np.ndarray) -> np.ndarray:
    """Tells which elements of a gradient are no larger than its rounding."""
    largest = np.abs(gradient).max() if gradient.size else 0.0
    # An exact zero is no noise: neither side moves there.
    return (np.abs(gradient) < _NOISE * largest) & (gradient != 0)


def drifted(original: np.ndarray, converted: np.ndarray, initial: np.ndarray | None) -> bool:
    """Tells whether final values are as close as training that went the same way leaves them."""
    if initial is None or initial.shape != original.shape or original.dtype.kind != 'f':
        return False
    moved = np.sqrt(np.mean(np.square(original.astype(float) - initial.astype(float))))
    apart = np.sqrt(np.mean(np.square(original.astype(float) - converted.astype(float))))
    return bool(apart <= 0.01 * moved)
