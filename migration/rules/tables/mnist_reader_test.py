"""Tests for the MNIST reader of converted programs, on images that are numbers of their own."""

import types

import numpy as np
from absl.testing import absltest

from migration.rules.tables import templates


def _reader(train: int, test: int):
    """Returns the names that the template defines, over so many images."""

    def load_data():
        def part(count, first):
            images = np.zeros([count, 28, 28], np.uint8)
            images[:, 0, 0] = np.arange(first, first + count) % 256
            return images, (np.arange(first, first + count) % 10).astype(np.uint8)

        return part(train, 0), part(test, train)

    mnist = types.SimpleNamespace(load_data=load_data)
    keras = types.SimpleNamespace(datasets=types.SimpleNamespace(mnist=mnist))
    names = {'np': np, 'types': types, 'tf': types.SimpleNamespace(keras=keras)}
    exec(templates.text('mnist_reader'), names)
    return names


def _identities(images):
    return np.rint(images[:, 0] * 255).astype(int).tolist()


class MnistReaderTest(absltest.TestCase):
    def test_parts_types_and_scale(self):
        mnist = _reader(30, 7)['read_data_sets'](one_hot=True, validation_size=10)
        self.assertEqual(
            [p.num_examples for p in (mnist.validation, mnist.train, mnist.test)], [10, 20, 7]
        )
        self.assertEqual(mnist.train.images.shape, (20, 784))
        self.assertEqual(mnist.train.images.dtype, np.float32)
        self.assertEqual(mnist.train.labels.dtype, np.float64)
        self.assertEqual(_identities(mnist.train.images), list(range(10, 30)))
        self.assertEqual(mnist.train.labels.argmax(1).tolist(), [i % 10 for i in range(10, 30)])

    def test_labels_are_numbers_and_images_square_on_request(self):
        mnist = _reader(12, 3)['read_data_sets'](reshape=False, validation_size=0)
        self.assertEqual(mnist.train.images.shape, (12, 28, 28, 1))
        self.assertEqual(mnist.train.labels.dtype, np.uint8)

    def test_batches_are_those_of_the_old_reader(self):
        # TF 1.15 shuffles with np.random before the first batch and before each further epoch; a
        # batch that crosses the end takes the rest of one epoch and the start of the next.
        train = _reader(10, 2)['read_data_sets'](validation_size=0).train
        np.random.seed(3)
        got = [_identities(train.next_batch(4)[0]) for _ in range(5)]
        np.random.seed(3)
        first = np.arange(10)
        np.random.shuffle(first)
        again = np.arange(10)
        np.random.shuffle(again)
        second = first[again]
        expected = np.concatenate([first, second]).reshape(5, 4).tolist()
        self.assertEqual(got, expected)
        self.assertEqual(train.epochs_completed, 1)

    def test_without_shuffling_the_order_stays(self):
        train = _reader(6, 1)['read_data_sets'](validation_size=0).train
        got = [_identities(train.next_batch(4, shuffle=False)[0]) for _ in range(3)]
        self.assertEqual(got, [[0, 1, 2, 3], [4, 5, 0, 1], [2, 3, 4, 5]])

    def test_images_and_labels_stay_together(self):
        train = _reader(50, 1)['read_data_sets'](validation_size=0).train
        for _ in range(9):
            images, labels = train.next_batch(7)
            self.assertEqual([i % 10 for i in _identities(images)], labels.tolist())

    def test_a_batch_may_span_several_epochs(self):
        train = _reader(3, 1)['read_data_sets'](validation_size=0).train
        images, _ = train.next_batch(8)
        self.assertLen(images, 8)


if __name__ == '__main__':
    absltest.main()
