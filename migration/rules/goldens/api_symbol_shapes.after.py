"""Functions that take tensors apart and put them together."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32)


@tf.function(input_signature=[x_spec])
def evaluate(x):
    shape = tf.shape(x)
    rows = shape[0]
    flat = tf.reshape(x, [rows * 3])
    means = tf.reduce_mean(x, 0)
    pairs = tf.stack([means, means], axis=1)
    return shape, rows, flat, means, pairs


@tf.function(input_signature=[x_spec])
def evaluate_2(x):
    x = tf.cast(x, tf.float32)
    first, second, third = tf.unstack(x, axis=1)
    left, middle, right = tf.split(x, 3, 1)
    tail = x[:, 1:]
    return first, third, left, right, tail


@tf.function(input_signature=[x_spec])
def evaluate_3(x):
    wide = tf.concat([x, x], 1)
    tiled = tf.tile(x, [1, 2])
    places = tf.where(x > 1.0)
    turned = tf.transpose(x)
    sums = tf.cumsum(x, 1, exclusive=True)
    padded = tf.pad(x, [[1, 0], [0, 1]], 'CONSTANT')
    return wide, tiled, places, turned, sums, padded


codes = tf.one_hot([0, 2], 3, on_value=5.0)


@tf.function(input_signature=[x_spec])
def evaluate_4(x):
    nonzero = tf.math.count_nonzero(x, 1)
    segments = tf.math.segment_sum(x, tf.constant([0, 0]))
    mean, variance = tf.nn.moments(x, [0])
    return codes, nonzero, segments, mean, variance


feed = {'x': [[1.0, 2.0, 3.0], [0.0, 5.0, 1.0]]}
print([value.numpy() for value in evaluate(np.float32(feed['x']))])
print([value.numpy() for value in evaluate_2(np.float32(feed['x']))])
print([value.numpy() for value in evaluate_3(np.float32(feed['x']))])
print([value.numpy() for value in evaluate_4(np.float32(feed['x']))])
