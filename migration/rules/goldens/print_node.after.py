"""Tensors that print when they are computed, in the module, in a function and in a branch."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32)
w = tf.Variable(1.0)

optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        h = x * w
        tf.print('h: ', h, tf.shape(h))  # its value and size
        tf.print('x', x, summarize=5)
        loss = tf.reduce_mean(tf.square(h - 1.0))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


@tf.function(input_signature=[x_spec])
def compute_silent(x):
    x = tf.cast(x, tf.float32)
    return x + 1.0


def scaled(v):
    tf.print('scaled', v)
    tf.print(v)
    return v * 3.0


@tf.function(input_signature=[x_spec])
def compute_triple(x):
    x = tf.cast(x, tf.float32)
    return scaled(x)


@tf.function(input_signature=[x_spec])
def compute_either(x):
    def large():
        tf.print('large', x)
        big = x
        return tf.reduce_sum(big)

    return tf.cond(tf.reduce_sum(x) > 2.0, large, lambda: tf.constant(0.0))


for _ in range(2):
    value = train_step(np.float32([1.0, 2.0])).numpy()
    print(value)
print(compute_silent(np.float32([1.0])).numpy())
print(compute_triple(np.float32([1.0])).numpy())
print(compute_either(np.float32([1.0, 2.0])).numpy(), compute_either(np.float32([1.0])).numpy())
