"""Functions that name what an iterator gives, and return it."""

import numpy as np
import tensorflow as tf


def train_input_fn(features, labels, batch_size):
    """Returns batches of features by name, with labels."""
    dataset = tf.data.Dataset.from_tensor_slices((dict(features), labels))
    dataset = dataset.repeat(2).batch(batch_size)
    iterator = dataset.make_one_shot_iterator()
    # The next batch.
    features, labels = iterator.get_next()
    return features, labels


def read_images(images, training):
    dataset = tf.data.Dataset.from_tensor_slices(images)
    if training:
        dataset = dataset.repeat(3)
    dataset = dataset.map(lambda image: tf.cast(image, tf.float32) / 255.0).batch(2)
    batch = dataset.make_one_shot_iterator().get_next()
    return batch


columns = {'width': np.arange(6.0), 'height': np.arange(6.0) * 2}
features, labels = train_input_fn(columns, np.arange(6), 2)
area = features['width'] * features['height']
error = tf.reduce_mean(tf.abs(area - tf.cast(labels, tf.float64)))

images = read_images(np.arange(12).reshape(4, 3).astype(np.uint8), True)
bright = tf.reduce_max(images, axis=1)

with tf.Session() as sess:
    print(sess.run([area, error]))
    print(sess.run(area))
    print(sess.run(bright))
    print(sess.run(images))
