"""Predictions and accuracies that are fetched beside an update are computed before it."""

import numpy as np
import tensorflow as tf

inputs = np.array([[0, 1], [1, 0], [1, 1], [0, 0]], dtype=np.float32)
targets = np.array([[1], [1], [1], [0]], dtype=np.float32)

X_spec = tf.TensorSpec([None, 2], tf.float32)
Y_spec = tf.TensorSpec([None, 1], tf.float32)
W = tf.Variable([[0.3], [-0.2]], name='weight')
b = tf.Variable([0.1], name='bias')

optimizer = tf.keras.optimizers.SGD(learning_rate=0.5)


@tf.function(input_signature=[X_spec, Y_spec])
def compute_accuracy(X, Y):
    hypothesis = tf.sigmoid(tf.matmul(X, W) + b)
    # True if hypothesis > 0.5
    predicted = tf.cast(hypothesis > 0.5, dtype=tf.float32)
    accuracy = tf.reduce_mean(tf.cast(tf.equal(predicted, Y), dtype=tf.float32))
    return hypothesis, predicted, accuracy


@tf.function(input_signature=[X_spec, Y_spec])
def train_step(X, Y):
    with tf.GradientTape() as tape:
        hypothesis, predicted, accuracy = compute_accuracy(X, Y)
        cost = -tf.reduce_mean(Y * tf.math.log(hypothesis) + (1 - Y) * tf.math.log(1 - hypothesis))
    variables = [W, b]
    optimizer.apply_gradients(zip(tape.gradient(cost, variables), variables))
    return cost, accuracy, hypothesis


for step in range(6):
    cost_val, acc_val, hy = (value.numpy() for value in train_step(inputs, targets))
    print(step, cost_val, acc_val, hy.ravel())

h, p, a = (value.numpy() for value in compute_accuracy(inputs, targets))
print('\nHypothesis: ', h, '\nCorrect: ', p, '\nAccuracy: ', a)
