"""A feed that takes the place of a scaled placeholder, which is never scaled then."""

import numpy as np
import tensorflow as tf

data = np.arange(24.0).reshape(6, 4) * 10.0

xs_spec = tf.TensorSpec([None, 4], tf.float32)  # as if it were scaled
ys_spec = tf.TensorSpec([None, 2], tf.float32)
w = tf.Variable(np.ones((4, 2), np.float32) * 0.1)
optimizer = tf.keras.optimizers.SGD(1e-5)


@tf.function(input_signature=[xs_spec, ys_spec])
def train_step(xs, ys):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.matmul(xs, w) - ys))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


for _ in range(3):
    value = train_step(np.float32(data), np.float32(data[:, :2])).numpy()
    print(value)
