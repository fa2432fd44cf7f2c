"""Feeds that functions make anew for each run, and batches beside their placeholders."""

import numpy as np
import tensorflow as tf
x_spec = tf.TensorSpec([None], tf.int32)
y_spec = tf.TensorSpec([None], tf.float32)


@tf.function(input_signature=[x_spec, y_spec])
def compute_z(x, y):
    return tf.cast(x, tf.float32) + y


def batches():
    for i in range(2):
        yield [i], [i * 0.5]
for batch in batches():
    print(compute_z(*batch).numpy())
for a, b in batches():
    print(compute_z(np.int32(a), np.float32(b)).numpy())
    print(compute_z(y=np.float32(b), x=np.int32(a)).numpy())
    print(compute_z(y=np.float32(b), x=np.int32(a)).numpy())
fd = dict(zip(('x', 'y'), ([1.7], [2])))
print(compute_z(np.int32(fd['x']), np.float32(fd['y'])).numpy())
