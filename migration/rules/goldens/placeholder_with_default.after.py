"""Placeholders that have a default, fed in some runs and not in others."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32)
factor_spec = tf.TensorSpec([], tf.float32)


@tf.function(input_signature=[factor_spec])
def compute_factor(factor):
    return tf.identity(factor)


offset_spec = tf.TensorSpec([2], tf.float32)


@tf.function(input_signature=[x_spec, factor_spec, offset_spec])
def compute_y(x, factor, offset):
    factor = tf.cast(factor, tf.float32)
    return factor * x + offset


print(compute_y(np.float32([1.0, 2.0]), 2.0, [1.0, 1.0]).numpy())
print(compute_y(np.float32([1.0, 2.0]), 3.0, [1.0, 1.0]).numpy())
print(compute_y(np.float32([1.0, 2.0]), 2.0, np.float32([0.0, 10.0])).numpy())
print(compute_factor(2.0).numpy(), compute_factor(7.0).numpy())
