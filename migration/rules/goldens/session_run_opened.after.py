"""A session that is opened and closed, whose steps and reads are runs of their own."""

import numpy as np
import tensorflow as tf

x_train = [1.0, 2.0, 3.0, 4.0]
y_train = [0.0, -1.0, -2.0, -3.0]

W = tf.Variable([0.3], dtype=tf.float32)
b = tf.Variable([-0.3], dtype=tf.float32)
x_spec = tf.TensorSpec(None, tf.float32)
y_spec = tf.TensorSpec(None, tf.float32)


def compute_loss(x, y):
    linear_model = W * x + b
    return tf.reduce_sum(tf.square(linear_model - y))  # sum of the squares


@tf.function(input_signature=[x_spec, y_spec])
def evaluate(x, y):
    loss = compute_loss(x, y)
    return W, b, loss


optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = compute_loss(x, y)
    variables = [W, b]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


for i in range(50):
    train_step(np.float32(x_train), np.float32(y_train))

# Evaluate the training accuracy.
curr_W, curr_b, curr_loss = (
    value.numpy() for value in evaluate(np.float32(x_train), np.float32(y_train)))
print('W: %s b: %s loss: %s' % (curr_W, curr_b, curr_loss))
print('done')
