"""A line, fitted by a program that runs under many versions."""

import numpy as np
import tensorflow as tf

def mean(x):
    # The name of the argument changed.
    return tf.reduce_mean(x, axis=0)


xs = np.linspace(-1, 1, 20, dtype=np.float32)[:, np.newaxis]
ys = 0.5 * xs - 0.25

x_spec = tf.TensorSpec([None, 1], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)
weight = tf.Variable([[0.1]])
bias = tf.Variable([0.3])
optimizer = tf.keras.optimizers.SGD(0.3)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        error = tf.matmul(x, weight) + bias - y
        loss = tf.reduce_sum(mean(tf.square(error)))
    variables = [weight, bias]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for i in range(5):
    value = train_step(np.float32(xs), np.float32(ys)).numpy()
    print(i, value)
print([weight.numpy(), bias.numpy()])
