"""What a run leaves behind: values, compactly, and the words around them.

A recording is one `.npz` file: the values of one dtype lie end to end in one array, and `meta` is
JSON that says what each stretch is. Large tensors are thinned by a rule that looks at their shape
alone, so that two runs keep the same elements. Python 3.7 and NumPy 1.18 can read and write it.
"""

import io
import json
import math
import os

import numpy as np

SCHEMA = 1


class NotReached(Exception):
    """The program ended without the call that was asked for."""


class Cut(BaseException):
    """Ends a program at a step call; not an Exception, so that programs seldom catch it."""


def thinning(shape, limit):
    """Returns the stride at which a tensor of this shape is kept in at most about limit elements.

    The stride shares no factor with the last axis, so that every column is met.
    """
    size = int(np.prod(shape, dtype=np.int64))
    if not limit or size <= limit:
        return 1
    stride = -(-size // limit)
    while math.gcd(stride, int(shape[-1])) != 1:
        stride += 1
    return stride


def structure(value):
    """Returns value with its dicts, tuples and sparse tensors as nested lists."""
    if hasattr(value, 'dense_shape') and hasattr(value, 'indices'):  # sparse tensors and slices
        return [structure(value.indices), structure(value.values), structure(value.dense_shape)]
    if isinstance(value, dict):
        return [structure(item) for item in value.values()]
    if isinstance(value, (list, tuple)):
        return [structure(item) for item in value]
    return value


def dense(value):
    """Returns a gradient as one array; the rows of IndexedSlices are added up."""
    if not hasattr(value, 'indices'):
        return np.asarray(value)
    indices, values = np.asarray(value.indices), np.asarray(value.values)
    if value.dense_shape is None:
        return values
    total = np.zeros(tuple(np.asarray(value.dense_shape)), values.dtype)
    np.add.at(total, indices, values)
    return total


def fingerprint(name, value):
    """Returns [name, shape, mean, mean of absolutes] of something fed, or None."""
    try:
        array = np.asarray(value)
        numbers = array.astype(np.float64)
    except (TypeError, ValueError):
        return None
    if not numbers.size:
        return [name, list(array.shape), 0.0, 0.0]
    return [name, list(array.shape), float(numbers.mean()), float(np.abs(numbers).mean())]


def _write(path, pools, meta):
    arrays = {'v_' + name: pool for name, pool in pools.items()}
    text = json.dumps(dict(meta, schema=SCHEMA), sort_keys=True).encode('utf-8')
    arrays['meta'] = np.frombuffer(text, np.uint8)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    with open(path + '.part', 'wb') as part:
        part.write(buffer.getvalue())
    os.replace(path + '.part', path)


class Recorder:
    """Collects values and writes them in one go."""

    def __init__(self, limit=4096, whole=16, whole_limit=1 << 22):
        """limit: elements kept of a tensor; those kept with whole=True may be larger."""
        self.limit = limit
        self.whole_limit = max(whole_limit, limit) if whole else limit
        self._pools = {}
        self._counts = {}

    def keep(self, value, whole=False):
        """Stores one array and returns the JSON that finds it again; None stays None."""
        if value is None:
            return None
        array = np.asarray(value)
        kind = array.dtype.name
        if array.dtype.kind in 'OSU':
            flat = [
                item.decode('utf-8', 'replace') if isinstance(item, bytes) else str(item)
                for item in array.ravel().tolist()
            ]
            return {'dtype': 'string', 'shape': list(array.shape), 'text': flat}
        if array.dtype.kind not in 'biufc':  # bfloat16 and its kin, which only TensorFlow knows
            array = array.astype(np.float32)
        stride = thinning(array.shape, self.whole_limit if whole else self.limit)
        flat = array.ravel()[::stride]
        pool = array.dtype.name
        offset = self._counts.get(pool, 0)
        self._pools.setdefault(pool, []).append(np.array(flat))
        self._counts[pool] = offset + flat.size
        entry = {'dtype': kind, 'shape': list(array.shape), 'at': offset, 'n': int(flat.size)}
        if pool != kind:
            entry['pool'] = pool
        if stride != 1:
            entry['stride'] = stride
        return entry

    def keep_all(self, nested):
        """Stores a nested list of arrays and returns the same nest of entries."""
        if isinstance(nested, list):
            return [self.keep_all(item) for item in nested]
        return self.keep(nested)

    def save(self, path, meta):
        """Writes path whole or not at all."""
        _write(path, {name: np.concatenate(parts) for name, parts in self._pools.items()}, meta)


class Recording:
    """A recording read back."""

    def __init__(self, path):
        with np.load(path, allow_pickle=False) as archive:
            self._pools = {name[2:]: archive[name] for name in archive.files if name != 'meta'}
            self.meta = json.loads(archive['meta'].tobytes().decode('utf-8'))

    def array(self, entry):
        """Returns the kept elements of an entry, flat."""
        if 'text' in entry:
            return np.array(entry['text'], dtype=object)
        pool = self._pools[entry.get('pool', entry['dtype'])]
        return pool[entry['at'] : entry['at'] + entry['n']]

    def whole(self, entry):
        """Returns the tensor itself, or None when only some of its elements were kept."""
        if entry is None or 'text' in entry or entry.get('stride', 1) != 1:
            return None
        return self.array(entry).reshape(entry['shape'])

    def save(self, path):
        """Writes the recording again, with what was added to its meta."""
        _write(path, self._pools, self.meta)
