"""A line, fitted. TensorFlow 2."""

# ruff: noqa: B905, D103

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
w = tf.Variable(tf.zeros([3]), name='w')
b = tf.Variable(0.0, name='b')
optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-7)


@tf.function(
    input_signature=[tf.TensorSpec([None, 3], tf.float32), tf.TensorSpec([None], tf.float32)]
)
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.reduce_sum(x * w, 1) + b - y))
    gradients = tape.gradient(loss, [w, b])
    optimizer.apply_gradients(zip(gradients, [w, b]))
    return loss


for _ in range(5):
    batch = rng.rand(4, 3)
    value = train_step(np.float32(batch), np.float32(batch.sum(1))).numpy()
    print('loss', value)
