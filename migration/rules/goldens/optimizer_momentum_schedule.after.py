"""Nesterov's momentum at a rate that falls with the step."""

import tensorflow as tf


class NesterovMomentum(tf.keras.optimizers.SGD):
    """Nesterov's momentum as in TF 1.x: a new learning rate counts for past gradients too."""

    def update_step(self, gradient, variable, learning_rate):
        momentum = self.momentums[self._get_variable_index(variable)]
        momentum.assign(self.momentum * momentum + gradient)
        step = gradient + self.momentum * momentum
        variable.assign_sub(tf.cast(learning_rate, gradient.dtype) * step)


rate = tf.keras.optimizers.schedules.ExponentialDecay(0.1, 2, 0.5, staircase=True)
w = tf.Variable([3.0, 1.0])
optimizer = NesterovMomentum(rate, momentum=0.9)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(w))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])


for i in range(8):
    train_step()
    print([w.numpy(), rate(optimizer.iterations).numpy(), optimizer.iterations.numpy()])
