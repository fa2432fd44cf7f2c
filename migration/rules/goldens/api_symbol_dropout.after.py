"""Dropout by the probability to keep: by position, by keyword, as a number."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 10], tf.float32)
keep_prob_spec = tf.TensorSpec([], tf.float32)


@tf.function(input_signature=[x_spec, keep_prob_spec])
def compute_second_and_third(x, keep_prob):
    second = tf.nn.dropout(x, rate=1 - keep_prob)
    third = tf.nn.dropout(x, 1 - keep_prob, noise_shape=[1, 10])
    return second, third


feed = {'x': np.ones([4, 10]), 'keep_prob': 0.5}


@tf.function(input_signature=[x_spec])
def compute_reduce_max(x):
    first = tf.nn.dropout(x, 1 - 0.8)
    return tf.reduce_max(first)


print(compute_reduce_max(np.float32(feed['x'])).numpy())
print([value.numpy() for value in compute_second_and_third(np.float32(feed['x']), np.float32(feed['keep_prob']))])
