"""Penalties of weights, by regularizers that the program calls itself."""

import numpy as np
import tensorflow as tf

RATE = 0.01
data = np.random.RandomState(3).randn(8, 4).astype(np.float32)
target = np.abs(data.sum(1, keepdims=True))


def hidden(inputs, weight, regularizer=None):
    output = tf.nn.relu(tf.matmul(inputs, weight))
    if regularizer:
        return output, regularizer(output)
    return output, tf.constant(0.0)


x_spec = tf.TensorSpec([None, 4], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)
regularizer = tf.keras.regularizers.L2(0.5 * (RATE / 2))
sparse = tf.keras.regularizers.L1L2(l1=0.02, l2=0.5 * RATE)
w1 = tf.Variable(tf.ones([4, 5]) * 0.3)
w2 = tf.Variable(tf.ones([5, 1]) * 0.2)
optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        layer, activity = hidden(x, w1, tf.keras.regularizers.L1(0.001))
        prediction, _ = hidden(layer, w2)
        error = tf.reduce_mean(tf.square(prediction - y))
        regularization = regularizer(w1) + sparse(w2)
        loss = error + regularization + activity
    variables = [w1, w2]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss, regularization


for i in range(4):
    total, penalty = (value.numpy() for value in train_step(data, np.float32(target)))
    print(i, total, penalty)
# Half of the sum of squares.
print(tf.keras.regularizers.L2(0.5 * 0.5)(w1).numpy())
