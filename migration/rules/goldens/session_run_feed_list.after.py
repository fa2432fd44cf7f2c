"""Dictionaries that are fed, in a list."""

import numpy as np
import tensorflow as tf
x_spec = tf.TensorSpec([2], tf.float32)
feeds = {'x': np.float64([1, 2])}


@tf.function(input_signature=[x_spec])
def compute_y(x):
    x = tf.cast(x, tf.float32)
    return x + 1


print(compute_y(np.float32(feeds['x'])).numpy())
for f in [{'x': [1, 2]}, {'x': [3, 4]}]:
    print(compute_y(np.float32(f['x'])).numpy())
fs = [{'x': np.float32([i, i])} for i in range(2)]
for f in fs:
    print(compute_y(np.float32(f['x'])).numpy())
print(compute_y(**fs[0]).numpy())
