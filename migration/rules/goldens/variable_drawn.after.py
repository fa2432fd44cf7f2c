"""Variables that begin with what is computed from random numbers."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(2).randn(6, 2).astype(np.float32)


def noise(shape):
    return tf.random.normal(shape) * 0.1


def weight(shape):
    return tf.Variable(tf.random.normal(shape, stddev=0.5) / np.sqrt(shape[0]))


x_spec = tf.TensorSpec([None, 2], tf.float32)
w = weight([2, 3])
start = tf.random.uniform([3], -1.0, 1.0)
b = tf.Variable(start * 2.0 + noise([3]))
v = tf.Variable(tf.nn.l2_normalize(tf.random.uniform([3, 1]) - 0.5, 0), name='v')


@tf.function(input_signature=[x_spec])
def compute_y_and_loss(x):
    y = tf.matmul(tf.matmul(x, w) + b, v)
    loss = tf.reduce_mean(tf.square(y - 1.0))
    return y, loss


optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        y, loss = compute_y_and_loss(x)
    variables = [w, b, v]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


for i in range(3):
    train_step(data)
print(w.numpy().shape, b.numpy().shape, v.numpy().shape)
print(compute_y_and_loss(data)[0].numpy().shape)
