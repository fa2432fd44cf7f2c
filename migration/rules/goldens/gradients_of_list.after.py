"""The gradients of each of several losses."""

import tensorflow as tf

w = tf.Variable([1., 2.])


def compute_losses():
    return [tf.reduce_sum(w ** k) for k in range(1, 4)]


@tf.function
def compute_grads():
    with tf.GradientTape(persistent=True) as tape:
        losses = compute_losses()
    return [tape.gradient(l, w) for l in losses]


print([value.numpy() for value in compute_grads()])


@tf.function
def compute_grads_and_losses():
    with tf.GradientTape(persistent=True) as tape:
        losses = compute_losses()
    grads = [tape.gradient(l, w) for l in losses]
    return grads[1], losses[2]


print([value.numpy() for value in compute_grads_and_losses()])
