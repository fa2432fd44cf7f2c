"""A program that uses both interfaces of TensorFlow 1.15: what v2 holds keeps its meaning."""

import numpy as np
import tensorflow as tf
import tensorflow as tf2

x_spec = tf.TensorSpec([None, 2], tf.float32, name='x')
w = tf.Variable([[1.0], [2.0]])


@tf.function(input_signature=[x_spec])
def compute_h_and_total(x):
    h = tf.nn.dropout(tf.matmul(x, w), 0.0)  # A rate in v2.
    kept = tf.nn.dropout(h, 1 - 1.0)  # What is kept in v1.
    total = tf.math.reduce_sum(kept, 1, keepdims=True)
    return h, total


print([value.numpy() for value in compute_h_and_total(np.float32([[1.0, 2.0], [3.0, 4.0]]))])
