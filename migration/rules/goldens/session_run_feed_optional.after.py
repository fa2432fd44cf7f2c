"""A default that is fed under a condition."""

import numpy as np
import tensorflow as tf
x_spec = tf.TensorSpec([None], tf.float32)
k_spec = tf.TensorSpec([], tf.float32)


@tf.function(input_signature=[x_spec, k_spec])
def compute_y(x, k):
    x = tf.cast(x, tf.float32)
    return x * k


for i in range(3):
    fd = {'x': [1, 2]}
    if i == 1:
        fd['k'] = 5.0
    print(compute_y(np.float32(fd['x']), np.float32(fd.get('k', 2.0))).numpy())
def feed(extra=None):
    d = {'x': np.float32([1., 2.])}
    if extra is not None:
        d['k'] = extra
    return d
print(compute_y(**{'k': 2.0, **feed()}).numpy(), compute_y(**feed(3)).numpy())
