"""Gradients of several values, weighted."""

import tensorflow as tf

w = tf.Variable([1.0, 2.0, 3.0])


@tf.function
def compute_g():
    with tf.GradientTape() as tape:
        y = tf.square(w)
    return tape.gradient(y, w, output_gradients=[tf.constant([1.0, 0.5, 2.0])])


print(compute_g().numpy())
