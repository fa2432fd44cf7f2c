"""Names that were imported from modules inside of TensorFlow."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32)
w = tf.Variable(np.linspace(-1, 1, 6).reshape(3, 2), dtype=tf.float32)


@tf.function(input_signature=[x_spec])
def compute_total_and_rows(x):
    y = tf.nn.relu(tf.matmul(x, w))
    rows = tf.shape(y)[0]
    total = tf.reduce_sum(y, axis=1, keepdims=True)
    return total, rows


values, count = (
    value.numpy() for value in compute_total_and_rows(np.float32([[1.0, 2.0, 3.0], [3.0, 2.0, 1.0]])))
tf.get_logger().info('%d rows', count)
print(values)
