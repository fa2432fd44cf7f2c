"""One optimizer object for two losses, at rates that are fed."""

import numpy as np
import tensorflow as tf


class Momentum(tf.keras.optimizers.SGD):
    """Momentum as in TF 1.x: a new learning rate counts for past gradients too."""

    def update_step(self, gradient, variable, learning_rate):
        momentum = self.momentums[self._get_variable_index(variable)]
        momentum.assign(self.momentum * momentum + gradient)
        variable.assign_sub(tf.cast(learning_rate, gradient.dtype) * momentum)


lr_spec = tf.TensorSpec(None, tf.float32)
a = tf.Variable(2.0)
b = tf.Variable(2.0)
opt = Momentum(momentum=0.9)
opt.build([a, b])


@tf.function(input_signature=[lr_spec])
def train_ta_step(lr):
    with tf.GradientTape() as tape:
        loss = tf.square(a)
    opt.learning_rate.assign(tf.reshape(lr, []))
    opt.apply_gradients([(tape.gradient(loss, a), a)])


@tf.function(input_signature=[lr_spec])
def train_tb_step(lr):
    with tf.GradientTape() as tape:
        loss = tf.square(b)
    opt.learning_rate.assign(tf.reshape(lr, []))
    opt.apply_gradients([(tape.gradient(loss, b), b)])


for i in range(4):
    train_ta_step(0.1)
    train_tb_step(np.float32(0.1 / (i + 1)))
print([a.numpy(), b.numpy()])
