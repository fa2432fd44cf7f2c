"""Gradients that are made where they are fetched."""

import tensorflow as tf

x_spec = tf.TensorSpec(None, tf.float32)
w = tf.Variable(2.0)


def compute_loss(x):
    return tf.square(w * x)


@tf.function(input_signature=[x_spec])
def compute_gradients(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    return tape.gradient(loss, w)


print(compute_gradients(3.).numpy())


@tf.function(input_signature=[x_spec])
def evaluate_gradients(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    return tape.gradient(loss, [w])


print([value.numpy() for value in evaluate_gradients(3.)])
