"""Reductions with the parameter names of older releases, and positions of extremes."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([2, 3], tf.float32)


def compute_kept(x):
    return tf.reduce_mean(x, axis=1, keepdims=True)


@tf.function(input_signature=[x_spec])
def evaluate(x):
    total = tf.reduce_sum(x, axis=[1])
    kept = compute_kept(x)
    largest = tf.reduce_max(x, 0, True)
    both = tf.reduce_prod(x, axis=[0, 1], keepdims=True)
    return total, kept, largest, both


@tf.function(input_signature=[x_spec])
def compute_spread_and_some(x):
    spread = tf.reduce_logsumexp(x, axis=1, keepdims=True)
    some = tf.reduce_any(x > 4.0, axis=1)
    return spread, some


@tf.function(input_signature=[x_spec])
def compute_position_and_smallest(x):
    position = tf.argmax(x, axis=1)
    smallest = tf.argmin(x, 0)
    return position, smallest


@tf.function(input_signature=[x_spec])
def evaluate_2(x):
    kept = compute_kept(x)
    wide = tf.expand_dims(x, axis=0)
    narrow = tf.squeeze(wide, axis=[0])
    unit = tf.nn.l2_normalize(x, dim=1)
    odds = tf.nn.softmax(x, axis=0)
    reversed_rows = tf.reverse_sequence(x, [1, 2], seq_axis=1, batch_axis=0)
    joined = tf.concat(values=[x, kept], axis=1)
    return narrow, unit, odds, reversed_rows, joined


feed = {'x': [[1.0, 5.0, 2.0], [4.0, 3.0, 0.5]]}
print([value.numpy() for value in evaluate(np.float32(feed['x']))])
print([value.numpy() for value in compute_spread_and_some(np.float32(feed['x']))])
print([value.numpy() for value in compute_position_and_smallest(np.float32(feed['x']))])
print([value.numpy() for value in evaluate_2(np.float32(feed['x']))])
