"""Renamed functions: logarithms, comparisons, strings, sparse and linear algebra."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([2, 2], tf.float32)


@tf.function(input_signature=[x_spec])
def evaluate(x):
    y = tf.math.log(x) + tf.math.rsqrt(x) + tf.math.log1p(x)
    inverse = tf.linalg.inv(x)
    diagonal = tf.linalg.tensor_diag_part(x)
    return y, inverse, diagonal


number = tf.strings.to_number('2.5')
order = tf.math.invert_permutation([2, 0, 1])


@tf.function(input_signature=[x_spec])
def compute_squared(x):
    return tf.math.squared_difference(x, 1.0)


@tf.function(input_signature=[x_spec])
def compute_top_and_where(x):
    top, where = tf.nn.top_k(x)
    return top, where


feed = {'x': [[4.0, 1.0], [2.0, 3.0]]}
print([value.numpy() for value in evaluate(np.float32(feed['x']))])
print(number.numpy(), order.numpy())


@tf.function(input_signature=[x_spec])
def compute_trace(x):
    return tf.linalg.trace(x)


print(compute_squared(np.float32(feed['x'])).numpy(), compute_trace(np.float32(feed['x'])).numpy())
print([value.numpy() for value in compute_top_and_where(np.float32(feed['x']))])
