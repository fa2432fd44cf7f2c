"""Momentum at a learning rate that is fed, and falls from step to step."""

import numpy as np
import tensorflow as tf


class Momentum(tf.keras.optimizers.SGD):
    """Momentum as in TF 1.x: a new learning rate counts for past gradients too."""

    def update_step(self, gradient, variable, learning_rate):
        momentum = self.momentums[self._get_variable_index(variable)]
        momentum.assign(self.momentum * momentum + gradient)
        variable.assign_sub(tf.cast(learning_rate, gradient.dtype) * momentum)


x_spec = tf.TensorSpec([None], tf.float32)
lr_spec = tf.TensorSpec((), tf.float32, name='learning_rate')
w = tf.Variable([3.0, 1.0])
optimizer = Momentum(momentum=0.9)


@tf.function(input_signature=[x_spec, lr_spec])
def train_step(x, lr):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(w * x - 1.))
    optimizer.learning_rate.assign(lr)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


for i in range(8):
    l = train_step(np.float32([1., 2.]), np.float32(0.1 * 0.5 ** i)).numpy()
    print(l)
print(w.numpy())
