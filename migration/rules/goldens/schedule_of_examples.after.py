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


@tf.function
def compute_learning_rate():
    return tf.keras.optimizers.schedules.ExponentialDecay(
        0.1, 64, 0.95, staircase=True)(batch * BATCH)


w = tf.Variable([3.0, 1.0])


@tf.function
def compute_loss():
    return tf.reduce_sum(tf.square(w))


optimizer = Momentum(momentum=0.9)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = compute_loss()
    learning_rate = compute_learning_rate()
    optimizer.learning_rate.assign(learning_rate)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    batch.assign_add(1)


for i in range(12):
    lr = compute_learning_rate().numpy()
    train_step()
    print(compute_loss().numpy(), lr)
print([w.numpy(), batch.numpy()])
