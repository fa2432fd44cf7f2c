"""A default that a feed dictionary overrides later."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32)
k_spec = tf.TensorSpec([], tf.float32)


@tf.function(input_signature=[x_spec, k_spec])
def compute_y(x, k):
    x = tf.cast(x, tf.float32)
    return x * k


feed = {'x': [1.0]}

print(compute_y(np.float32(feed['x']), 2.0).numpy())
feed['k'] = 3.0
print(compute_y(np.float32(feed['x']), np.float32(feed['k'])).numpy())
