"""Placeholders and what they are fed, zipped."""

import numpy as np
import tensorflow as tf
x_spec = tf.TensorSpec([None, 2], tf.float32)
y_spec = tf.TensorSpec([None], tf.float32)


@tf.function(input_signature=[x_spec, y_spec])
def compute_loss(x, y):
    pred = tf.reduce_sum(x, 1)
    return tf.reduce_mean(tf.square(pred - y))


a, b = np.ones((2, 2)), [1, 2]
batch = [a, b]
print(compute_loss(np.float32(a), np.float32(b)).numpy())
print(compute_loss(*map(np.float32, batch)).numpy())
print(compute_loss(*map(np.float32, batch)).numpy())
inputs = {k: v for k, v in zip(('x', 'y'), batch)}
print(compute_loss(np.float32(inputs['x']), np.float32(inputs['y'])).numpy())
print(compute_loss(*map(np.float32, batch)).numpy())
print(compute_loss(*map(np.float32, batch)).numpy())
