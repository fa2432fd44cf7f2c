"""Shapes and types that are asked of placeholders, outside of steps and inside of functions."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 2, 3], tf.float32)
depth = x_spec.shape[2]
count = int(x_spec.shape[1])
w = tf.Variable(tf.ones([depth, count], dtype=x_spec.dtype))


def flatten(values):
    shape = values.get_shape()
    size = 1
    for dim in shape[1:]:
        size *= dim
    if shape.ndims != 3:
        return values
    return tf.reshape(values, [-1, size]) * (shape[1] * shape[2])


@tf.function(input_signature=[x_spec])
def compute_flat(x):
    x = tf.cast(x, tf.float32)
    return flatten(x)


@tf.function(input_signature=[x_spec])
def compute_y(x):
    return tf.reduce_sum(tf.tensordot(x, w, 1))


print(depth, count, x_spec.shape.as_list(), x_spec.dtype.name)

data = np.arange(12.0).reshape(2, 2, 3)
print(compute_flat(np.float32(data)).numpy())
print(compute_y(np.float32(data)).numpy())
