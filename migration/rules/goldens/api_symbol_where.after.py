"""Choices by conditions of elements and of rows, and the places where conditions hold."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
v_spec = tf.TensorSpec([4], tf.float32, name='v')
w = tf.Variable(tf.ones([4]), name='w')


def compute_b(v):
    return tf.where(tf.greater(v, 0.0), v * w, -v)


@tf.function(input_signature=[x_spec, v_spec])
def evaluate(x, v):
    a = tf.where(x > 0.5, x, tf.zeros_like(x))
    b = compute_b(v)
    c = tf.where(x > 1.0)
    d = tf.where(tf.less(v, 1.0), tf.ones_like(v), v)
    idx = tf.reshape(tf.where(tf.equal(v, 2.0)), [-1])
    e = tf.where(tf.math.is_nan(v), tf.fill([4], 0.0), v)
    return a, b, c, d, idx, e


@tf.function(input_signature=[x_spec])
def compute_rows_and_evens(x):
    rows = tf.where(tf.expand_dims(tf.reduce_sum(x, 1) > 1.0, 1), x, 2.0 * x)
    evens = tf.where(tf.expand_dims([True, False], 1), x, -x)
    return rows, evens


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[v_spec])
def train_step(v):
    with tf.GradientTape() as tape:
        b = compute_b(v)
        loss = tf.reduce_sum(b)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])


feed = {'x': [[0.1, 0.6, 1.2], [0.2, 0.1, 0.3]], 'v': [1.0, -1.0, 2.0, 0.0]}
print([value.numpy() for value in evaluate(np.float32(feed['x']), np.float32(feed['v']))])
print([value.numpy() for value in compute_rows_and_evens(np.float32(feed['x']))])
train_step(np.float32(feed['v']))
print(w.numpy())
