"""Fetches and feeds by the names of the graph."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32, name='x')
w = tf.Variable(2.0, name='w')


@tf.function(input_signature=[x_spec])
def compute_y(x):
    return tf.multiply(x, w, name='y')


def compute_loss(y):
    return tf.reduce_sum(y, name='loss')


@tf.function(input_signature=[x_spec])
def evaluate_loss(x):
    y = compute_y(x)
    return compute_loss(y)


@tf.function(input_signature=[x_spec])
def compute_loss_and_y(x):
    y = compute_y(x)
    loss = compute_loss(y)
    return {'l': loss, 'y': y}


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        y = compute_y(x)
        loss = compute_loss(y)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


print(evaluate_loss(np.float32([1, 2])).numpy())
print(compute_y(np.float32(np.ones(2))).numpy())
train_step(np.float32([1.0]))
print(w.numpy())
print(train_step(np.float32([1])).numpy())
print({name: value.numpy() for name, value in compute_loss_and_y(np.float32([1])).items()})
print(evaluate_loss(np.float32([3])).numpy())
train_step(np.float32([1.0]))
print(compute_y(np.float32([5])).numpy())


@tf.function(input_signature=[x_spec])
def compute_twice(x):
    y = compute_y(x)
    return y * 2


print(compute_twice(np.float32([1])).numpy())
print(w.numpy())
