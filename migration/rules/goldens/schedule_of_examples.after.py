"""A rate that decays with the number of examples, for momentum."""

import tensorflow as tf


class Momentum(tf.keras.optimizers.SGD):
    """Momentum as in TF 1.x: a new learning rate counts for past gradients too."""

    def update_step(self, gradient, variable, learning_rate):
        momentum = self.momentums[self._get_variable_index(variable)]
        momentum.assign(self.momentum * momentum + gradient)
        variable.assign_sub(tf.cast(learning_rate, gradient.dtype) * momentum)


BATCH = 10
batch = tf.Variable(0, dtype=tf.float32)
w = tf.Variable([3.0, 1.0])
optimizer = Momentum(momentum=0.9)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(w))
    learning_rate = tf.keras.optimizers.schedules.ExponentialDecay(
        0.1, 64, 0.95, staircase=True)(batch * BATCH)
    optimizer.learning_rate.assign(learning_rate)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    batch.assign_add(1)
    return loss, learning_rate


for i in range(12):
    l, lr = (value.numpy() for value in train_step())
    print(l, lr)
print([w.numpy(), batch.numpy()])
