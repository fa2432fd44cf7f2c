"""Loops that fill lists and dictionaries with variables, and compute with them by the way."""

import numpy as np
import tensorflow as tf

sizes = [4, 3, 2]
data = np.random.RandomState(3).randn(6, 4).astype(np.float32)

x_spec = tf.TensorSpec([None, 4], tf.float32)
weights, scales = [], {}
for i in range(2):
    weights.append(tf.Variable(tf.ones([sizes[i], sizes[i + 1]]) * (i + 0.5)))
    scales['scale%d' % i] = tf.Variable(1.0 + i)

variables_ = []
variables__2 = []
for i in range(2):
    variables_.append(tf.Variable(tf.ones([2]) * (i + 1.0)))
    variables__2.append(tf.Variable(tf.ones([2]) * (i + 3.0)))

optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        layer = x
        for i in range(2):
            layer = tf.nn.relu(tf.matmul(layer, weights[i]) * scales['scale%d' % i]) + tf.reduce_sum(weights[0])
        towers = []
        for i in range(2):
            pair = []
            pair.append(variables_[i])
            pair.append(variables__2[i])
            towers.append(layer * pair[0] + pair[-1])
        size = sum(tf.nn.l2_loss(w) for w in weights)
        loss = tf.reduce_mean(tf.add_n(towers)) + 0.01 * size
    variables = [weights[0], *scales.values(), weights[1], *variables_, *variables__2]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss, size


for i in range(3):
    print([value.numpy() for value in train_step(data)])
print([value.numpy() for value in weights], scales['scale1'].numpy())
