"""Functions that name what an iterator gives, and return it."""

import numpy as np
import tensorflow as tf


def train_input_fn(features, labels, batch_size):
    """Returns batches of features by name, with labels."""
    dataset = tf.data.Dataset.from_tensor_slices((dict(features), labels))
    dataset = dataset.repeat(2).batch(batch_size)
    iterator = iter(dataset)
    return iterator


def read_images(images, training):
    dataset = tf.data.Dataset.from_tensor_slices(images)
    if training:
        dataset = dataset.repeat(3)
    dataset = dataset.map(lambda image: tf.cast(image, tf.float32) / 255.0).batch(2)
    iterator = iter(dataset)
    return iterator


columns = {'width': np.arange(6.0), 'height': np.arange(6.0) * 2}
iterator_2 = train_input_fn(columns, np.arange(6), 2)


@tf.function(input_signature=[iterator_2.element_spec[0]])
def compute_area(features):
    return features['width'] * features['height']


@tf.function(input_signature=iterator_2.element_spec)
def compute_area_and_error(features, labels):
    area = compute_area(features)
    error = tf.reduce_mean(tf.abs(area - tf.cast(labels, tf.float64)))
    return area, error


iterator_3 = read_images(np.arange(12).reshape(4, 3).astype(np.uint8), True)


@tf.function(input_signature=[iterator_3.element_spec])
def compute_bright(images):
    return tf.reduce_max(images, axis=1)


print([value.numpy() for value in compute_area_and_error(*iterator_2.get_next())])
print(compute_area(iterator_2.get_next()[0]).numpy())
print(compute_bright(iterator_3.get_next()).numpy())
print(iterator_3.get_next().numpy())
