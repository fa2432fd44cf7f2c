"""A tape is TensorFlow 2's own, and a method of another object is no optimizer's."""

import tensorflow as tf


class Physics:
    def gradients(self, ys, xs):
        return [y / x for y, x in zip(ys, xs)]


w = tf.Variable(2.0)
with tf.GradientTape() as tape:
    loss = tf.square(w)
print(tape.gradient(loss, w).numpy(), Physics().gradients([1.0], [2.0]))
