"""Gradients of a loss with respect to variables, fetched with it and without."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 2], tf.float32)
w = tf.Variable([[1.0], [2.0]])
b = tf.Variable([0.5])


def compute_loss(x):
    y = tf.matmul(x, w) + b
    return tf.reduce_mean(tf.square(y))


@tf.function(input_signature=[x_spec])
def compute_grads_and_grads(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    grads = tape.gradient(loss, [w, b])
    return grads[0], grads[1]


gw, gb = (value.numpy() for value in compute_grads_and_grads(np.float32([[1, 2], [3, 4]])))
print(gw, gb)


@tf.function(input_signature=[x_spec])
def compute_loss_and_grads(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    grads = tape.gradient(loss, [w, b])
    return loss, grads[0]


l, gw = (value.numpy() for value in compute_loss_and_grads(np.float32([[1, 2], [3, 4]])))
print(l, gw)
