"""Checks what is fed before it computes with it, and prints on the way."""

import numpy as np
import tensorflow as tf

rows_spec = tf.TensorSpec([None, 2], tf.float32, name='rows')
weights_spec = tf.TensorSpec([None], tf.float32, name='weights')
scale = tf.Variable(1.0, name='scale')


@tf.function(input_signature=[rows_spec, weights_spec])
def compute_same_and_positive(rows, weights):
    tf.assert_equal(tf.shape(rows)[0], tf.size(weights), message='one weight for each row')
    tf.Assert(tf.reduce_all(weights >= 0.0), [weights])


def root(values):
    tf.debugging.assert_non_negative(values)
    return tf.sqrt(values)


def compute_mean_and_size(weights, rows):
    mean = tf.reduce_sum(rows * tf.expand_dims(weights, 1), 0) / tf.reduce_sum(weights)
    size = root(tf.reduce_sum(tf.square(scale * mean)))
    return mean, size


@tf.function(input_signature=[rows_spec, weights_spec])
def evaluate_mean_and_size(rows, weights):
    tf.assert_equal(tf.shape(rows)[0], tf.size(weights), message='one weight for each row')
    tf.Assert(tf.reduce_all(weights >= 0.0), [weights])
    mean, size = compute_mean_and_size(weights, rows)
    return mean, size


def compute_loss(rows, weights):
    mean, size = compute_mean_and_size(weights, rows)
    tf.print('size', size)
    loss = tf.square(size - 1.0)
    tf.print('loss and scale: ', loss, scale)
    return loss


@tf.function(input_signature=[rows_spec, weights_spec])
def evaluate_loss(rows, weights):
    tf.assert_equal(tf.shape(rows)[0], tf.size(weights), message='one weight for each row')
    tf.Assert(tf.reduce_all(weights >= 0.0), [weights])
    return compute_loss(rows, weights)


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[rows_spec, weights_spec])
def train_step(rows, weights):
    tf.assert_equal(tf.shape(rows)[0], tf.size(weights), message='one weight for each row')
    tf.Assert(tf.reduce_all(weights >= 0.0), [weights])
    with tf.GradientTape() as tape:
        loss = compute_loss(rows, weights)
    optimizer.apply_gradients([(tape.gradient(loss, scale), scale)])


feed = {'rows': np.arange(6.0).reshape(3, 2), 'weights': [1.0, 0.5, 2.0]}
for step in range(3):
    train_step(np.float32(feed['rows']), np.float32(feed['weights']))
    print(step, [value.numpy() for value in evaluate_mean_and_size(np.float32(feed['rows']), np.float32(feed['weights']))], scale.numpy())
compute_same_and_positive(np.float32(feed['rows']), np.float32(feed['weights']))
print(evaluate_loss(np.float32(feed['rows']), np.float32(feed['weights'])).numpy())
