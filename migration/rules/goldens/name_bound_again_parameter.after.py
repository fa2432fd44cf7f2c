"""Parameters that loops and conditions go on with, in functions that train on what they get."""

import numpy as np
import tensorflow as tf

noisy = np.random.RandomState(7).rand() > 0.5


class Dense(tf.Module):
    def __init__(self):
        super().__init__()
        self.w = tf.Variable(tf.constant_initializer(0.2)([3, 3]), name='w')

    def __call__(self, inputs):
        return tf.sigmoid(tf.matmul(inputs, self.w))


def build():
    """Builds a network upon `h`."""
    y_spec = tf.TensorSpec([None, 3], tf.float32, name='y')
    denses = []
    for i in range(3):
        denses.append(Dense())
    optimizer = tf.keras.optimizers.SGD(0.1)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(x, y):
        with tf.GradientTape() as tape:
            h = x + 0.5
            if noisy:
                h = 2 * h
            skipped = x
            for i in range(3):
                h, skipped = denses[i](h), skipped + h
            out = h + skipped
            loss = tf.reduce_mean(tf.square(out - y))
        variables = [denses[0].w, denses[1].w, denses[2].w]
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    return train_step


x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
train_step = build()

rng = np.random.RandomState(0)
for step in range(3):
    batch, targets = rng.rand(5, 3), rng.rand(5, 3)
    value = train_step(np.float32(batch), np.float32(targets)).numpy()
    print(step, value)
