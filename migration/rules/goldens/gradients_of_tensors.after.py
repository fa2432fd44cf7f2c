"""Gradients with respect to a tensor between the input and the output."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([3], tf.float32)


def compute_h(x):
    return tf.sin(x)


def compute_z(x, h):
    return h * h + x


@tf.function(input_signature=[x_spec])
def evaluate_z(x):
    h = compute_h(x)
    return compute_z(x, h)


@tf.function(input_signature=[x_spec])
def compute_dh_and_dx(x):
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        h = compute_h(x)
        tape.watch(h)
        z = compute_z(x, h)
    dh, dx = tape.gradient(z, [h, x])
    return dh, dx


print([value.numpy() for value in compute_dh_and_dx(np.float32([1., 2., 3.]))])
print(evaluate_z(np.float32([1., 2., 3.])).numpy())
