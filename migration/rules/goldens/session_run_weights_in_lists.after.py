"""Weights in lists, and layers applied in a loop of a function."""

import numpy as np
import tensorflow as tf

sizes = [4, 6, 2]
features = np.random.RandomState(3).randn(12, 4).astype(np.float32)

weights = [
    tf.Variable(tf.random.truncated_normal([4, 6], stddev=0.3), name='w0'),
    tf.Variable(tf.random.truncated_normal([6, 2], stddev=0.3), name='w1'),
]
biases = [tf.Variable(tf.zeros([6])), tf.Variable(tf.constant(0.1, shape=[2]))]


def network(inputs):
    hidden = tf.nn.tanh(tf.matmul(inputs, weights[0]) + biases[0])
    return tf.matmul(hidden, weights[1]) + biases[1]


x_spec = tf.TensorSpec([None, 4], tf.float32)


@tf.function(input_signature=[x_spec])
def compute_output(x):
    return network(x)


@tf.function(input_signature=[x_spec])
def compute_energy(x):
    output = compute_output(x)
    return tf.reduce_mean(tf.reduce_sum(tf.square(output - 1.0), 1))


optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        energy = compute_energy(x)
    variables = [weights[0], weights[1], biases[0], biases[1]]
    optimizer.apply_gradients(zip(tape.gradient(energy, variables), variables))


for _ in range(5):
    train_step(features)
print(compute_energy(features).numpy())
print(compute_output(np.float32(features[:1])).numpy())
print(biases[1].numpy())
