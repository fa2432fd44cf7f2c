"""A loss after a step of gradient descent, whose own gradient trains."""

import numpy as np
import tensorflow as tf

w = tf.Variable([1.0, -2.0])
x_spec = tf.TensorSpec([2], tf.float32)
optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as outer_tape:
        with tf.GradientTape() as tape:
            inner = tf.reduce_sum(tf.square(w * x - 1.))
        g = tape.gradient(inner, w)
        fast = w - 0.1 * g
        outer = tf.reduce_sum(tf.square(fast * x + 1.))
    optimizer.apply_gradients([(outer_tape.gradient(outer, w), w)])
    return inner, outer


for i in range(4):
    a, b = (value.numpy() for value in train_step(np.float32([1., i])))
    print(a, b)
