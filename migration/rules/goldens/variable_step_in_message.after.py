"""The global step that tf.train keeps, for a schedule and a message."""

import tensorflow as tf


class Momentum(tf.keras.optimizers.SGD):
    """Momentum as in TF 1.x: a new learning rate counts for past gradients too."""

    def update_step(self, gradient, variable, learning_rate):
        momentum = self.momentums[self._get_variable_index(variable)]
        momentum.assign(self.momentum * momentum + gradient)
        variable.assign_sub(tf.cast(learning_rate, gradient.dtype) * momentum)


lr = tf.keras.optimizers.schedules.PiecewiseConstantDecay([3, 6], [0.3, 0.1, 0.01])
v = tf.Variable([4.0, -2.0])


@tf.function
def compute_loss():
    return tf.nn.l2_loss(v)


optimizer = Momentum(lr, momentum=0.9)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = compute_loss()
    optimizer.apply_gradients([(tape.gradient(loss, v), v)])


for _ in range(8):
    current = compute_loss().numpy()
    train_step()
    print('%d %.6f' % (optimizer.iterations.numpy(), current))
print(v.numpy())
