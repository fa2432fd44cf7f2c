"""What workers do with arrays: seeded weights, aligned batches, fingerprints.

Runs under Python 3.7 and any NumPy, and gives the same numbers there.
"""

# ruff: noqa: B905  zip has no `strict` there.

import numpy as np

_ALIGNMENT = 64


def seeded(seed, shape, dtype):
    """Returns small normal weights that depend on nothing but the arguments."""
    draws = np.random.RandomState(seed).standard_normal(tuple(shape) or (1,))
    return (0.05 * draws).reshape(tuple(shape)).astype(dtype)


def aligned(array):
    """Returns a copy at an address that TensorFlow can use without copying it again.

    Whether NumPy's own memory is aligned is luck, which would favour one worker over another.
    """
    array = np.asarray(array)
    room = np.empty(array.nbytes + _ALIGNMENT, np.uint8)
    offset = -room.ctypes.data % _ALIGNMENT
    copy = room[offset : offset + array.nbytes].view(array.dtype).reshape(array.shape)
    copy[...] = array
    return copy


def load_batch(path, names, dtypes):
    """Returns the arrays of a batch file for the inputs of a step, in their order.

    Args:
      path: an .npz file of inputs by name.
      names: what the program calls its inputs. If these are not the file's names, which happens
        where placeholders have none of their own, the file's order is taken for the inputs' order.
      dtypes: NumPy's types of the inputs.

    Returns:
      aligned arrays.
    """
    with np.load(path) as file:
        if len(file.files) != len(names):
            raise ValueError('the step takes %s, the batch has %s' % (names, file.files))
        order = names if set(names) == set(file.files) else file.files
        return [aligned(file[name].astype(dtype)) for name, dtype in zip(order, dtypes)]


def fingerprint(value):
    """Returns numbers that tell two arrays apart: itself if it is one number, else two sums."""
    value = np.asarray(value)
    if value.dtype.kind not in 'biuf':
        return []
    flat = value.astype(np.float64).ravel()
    if value.ndim == 0:
        return [float(flat[0])]
    weights = np.cos(1.7 * np.arange(flat.size) + 0.3)
    return [float(np.sqrt(flat.dot(flat))), float(flat.dot(weights))]
