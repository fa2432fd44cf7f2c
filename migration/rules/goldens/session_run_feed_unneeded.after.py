"""Feeds that no fetch needs, but whose values come from a stream of random numbers."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 2], tf.float32, name='x')
z_spec = tf.TensorSpec([None, 1], tf.float32, name='z')
w = tf.Variable(tf.ones([2, 1]))


@tf.function(input_signature=[z_spec])
def compute_fake(z):
    return tf.reduce_mean(tf.abs(z))


@tf.function(input_signature=[x_spec])
def compute_real_and_error(x):
    real = tf.reduce_mean(tf.matmul(x, w))
    error = tf.square(real - 1.0)
    return real, error


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        real, error = compute_real_and_error(x)
    optimizer.apply_gradients([(tape.gradient(error, w), w)])
    return error


def noise(rows, columns=1):
    return np.random.uniform(-1.0, 1.0, size=[rows, columns])


np.random.seed(3)
for turn in range(3):
    value = train_step(np.float32(noise(4, 2))).numpy()
    noise(4)  # Fed to nothing; kept for what it draws.
    noise(2, 2)  # Fed to nothing; kept for what it draws.
    other = compute_fake(np.float32(noise(3))).numpy()
    print(turn, value, other)
    if turn:
        noise(5)  # Fed to nothing; kept for what it draws.
        train_step(np.float32([[1.0, 2.0]]))
    noise(2)  # Fed to nothing; kept for what it draws.
    first = compute_real_and_error(np.float32(noise(1, 2)))[0].numpy()
    print(first)
