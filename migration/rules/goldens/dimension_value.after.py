"""Numbers taken from static shapes."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32)
w = tf.Variable(tf.ones([3, 2]))


@tf.function(input_signature=[x_spec])
def compute_y(x):
    return tf.matmul(x, w) / x.shape[1]


@tf.function(input_signature=[x_spec])
def compute_wide(x):
    y = compute_y(x)
    return tf.reshape(y, [-1, w.get_shape()[1] * 2])


print(compute_y(np.float32(np.arange(6.0).reshape(2, 3))).numpy())
print(compute_wide(np.float32(np.arange(6.0).reshape(2, 3))).numpy())
