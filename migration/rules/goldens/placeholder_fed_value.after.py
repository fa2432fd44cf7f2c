"""A value computed of a placeholder, which each run feeds itself."""

import numpy as np
import tensorflow as tf
x_spec = tf.TensorSpec([None], tf.float32)


@tf.function(input_signature=[x_spec])
def compute_x(x):
    return tf.identity(x)


@tf.function(input_signature=[x_spec])
def compute_y(x):
    x = tf.cast(x, tf.float32)
    return x + 1


print(compute_y(np.float32([1, 2])).numpy())
print(compute_x(np.float32([1, 2])).numpy())
