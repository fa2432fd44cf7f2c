"""Regularized variables, and their losses summed by the library."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(4).randn(10, 4).astype(np.float32)
target = data.sum(1, keepdims=True)

x_spec = tf.TensorSpec([None, 4], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)
w1 = tf.Variable(tf.keras.initializers.GlorotUniform()([4, 5]), name='w1')
w2 = tf.Variable(tf.keras.initializers.GlorotUniform()([5, 1]), name='w2')


def compute_error(x, y):
    output = tf.matmul(tf.nn.relu(tf.matmul(x, w1)), w2)
    return tf.reduce_mean(tf.square(output - y))


def compute_penalty():
    return 0.1 * tf.nn.l2_loss(w1) + 0.01 * tf.reduce_sum(tf.abs(w2))


@tf.function(input_signature=[x_spec, y_spec])
def compute_error_and_penalty(x, y):
    error = compute_error(x, y)
    penalty = compute_penalty()
    return error, penalty


optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        error = compute_error(x, y)
        penalty = compute_penalty()
        loss = error + penalty
    variables = [w1, w2]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


for i in range(5):
    train_step(data, np.float32(target))
    print(i, [value.numpy() for value in compute_error_and_penalty(data, np.float32(target))])
