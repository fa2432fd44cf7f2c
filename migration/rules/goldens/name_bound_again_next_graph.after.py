"""Two programs in one: a line is fitted twice, with another loss, in a graph of its own each time."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
xs = rng.uniform(-1, 1, (40, 1))
ys = 0.5 * xs - 0.2 + rng.normal(0, 0.05, (40, 1))
rate = 0.2

x_spec = tf.TensorSpec([None, 1], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)
A = tf.Variable(tf.random.normal([1, 1]))
b = tf.Variable(tf.zeros([1, 1]))


@tf.function(input_signature=[x_spec, y_spec])
def compute_loss(x, y):
    output = tf.add(tf.matmul(x, A), b)
    return tf.reduce_mean(tf.abs(y - output))


opt = tf.keras.optimizers.SGD(rate)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = compute_loss(x, y)
    variables = [A, b]
    opt.apply_gradients(zip(tape.gradient(loss, variables), variables))


losses_l1 = []
for i in range(6):
    train_step(np.float32(xs), np.float32(ys))
    losses_l1.append(compute_loss(np.float32(xs), np.float32(ys)).numpy())
print('A =', A.numpy(), 'b =', b.numpy())

rate = 0.01
x_spec_2 = tf.TensorSpec([None, 1], tf.float32)
y_spec_2 = tf.TensorSpec([None, 1], tf.float32)
A = tf.Variable(tf.random.normal([1, 1]))
b = tf.Variable(tf.zeros([1, 1]))


@tf.function(input_signature=[x_spec_2, y_spec_2])
def compute_loss_2(x, y):
    output = tf.add(tf.matmul(x, A), b)
    return tf.reduce_mean(tf.square(y - output))


opt = tf.keras.optimizers.Adam(rate, epsilon=1e-8)


@tf.function(input_signature=[x_spec_2, y_spec_2])
def train_step_2(x, y):
    with tf.GradientTape() as tape:
        loss = compute_loss_2(x, y)
    variables = [A, b]
    opt.apply_gradients(zip(tape.gradient(loss, variables), variables))


losses_l2 = []
for i in range(6):
    train_step_2(np.float32(xs), np.float32(ys))
    losses_l2.append(compute_loss_2(np.float32(xs), np.float32(ys)).numpy())
print('A =', A.numpy(), 'b =', b.numpy())
print(losses_l1[-1], losses_l2[-1])
