"""Folds that start anew in one session, with the averages of Adam and a counter of steps."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
X, Y = rng.rand(12, 3), rng.rand(12, 2)
n_hidden = 4

x_spec = tf.TensorSpec([None, 3], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)
drawn = tf.Variable(rng.rand(3, n_hidden), dtype=tf.float32)
drawn_start = drawn.numpy()
w = tf.Variable(tf.keras.initializers.TruncatedNormal(stddev=0.3)([n_hidden, 2]), name='w')
b = tf.Variable(tf.zeros([2]))


def compute_loss(y, x):
    return tf.reduce_mean(tf.square(tf.matmul(tf.tanh(tf.matmul(x, drawn)), w) + b - y))


@tf.function(input_signature=[x_spec, y_spec])
def evaluate_loss(x, y):
    return compute_loss(y, x)


@tf.function(input_signature=[x_spec, y_spec])
def compute_loss_and_drawn(x, y):
    loss = compute_loss(y, x)
    return loss, drawn


optimizer = tf.keras.optimizers.Adam(0.05, epsilon=1e-8)
optimizer.build([drawn, w, b])
optimizer_start = [state.numpy() for state in optimizer.variables]


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = compute_loss(y, x)
    variables = [drawn, w, b]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


def initialize():
    drawn.assign(drawn_start)
    w.assign(tf.keras.initializers.TruncatedNormal(stddev=0.3)([n_hidden, 2]))
    b.assign(tf.zeros([2]))
    for state, value in zip(optimizer.variables, optimizer_start):
        state.assign(value)


for fold in np.arange(3):
    initialize()
    keep = np.arange(12) % 3 != fold
    for _ in range(4):
        train_step(np.float32(X[keep]), np.float32(Y[keep]))
    print(fold, evaluate_loss(np.float32(X[~keep]), np.float32(Y[~keep])).numpy(), optimizer.iterations.numpy())

# Once more, with all of it.
initialize()
print(compute_loss_and_drawn(np.float32(X), np.float32(Y))[0].numpy())
