"""Divisions whose meaning depends on the types of what they divide, which the program computes."""

import numpy as np
import tensorflow as tf

scores_spec = tf.TensorSpec([None, 4], tf.float32, name='scores')
count_spec = tf.TensorSpec([], tf.int32, name='count')
table = tf.Variable(np.array([7, -7, 9, 2]), trainable=False, name='table')
scale = tf.Variable(tf.constant(4), name='scale')


@tf.function(input_signature=[scores_spec])
def evaluate(scores):
    best, place = tf.nn.top_k(scores, 2)
    total = tf.expand_dims(tf.reduce_sum(best, 1), 1)
    weights = tf.divide(best, total)
    mean = tf.divide(tf.reduce_sum(tf.square(scores - 1.0)), 3)
    row = tf.math.floordiv(tf.argmax(scores, 1), 2)
    return weights, mean, row


@tf.function(input_signature=[scores_spec, count_spec])
def compute_halves_and_steps(scores, count):
    halves = tf.math.floordiv(table, 2)
    steps = tf.truncatediv(tf.shape(scores)[0] * 10, count)
    return halves, steps


@tf.function(input_signature=[scores_spec, count_spec])
def compute_share_and_shown(scores, count):
    share = tf.divide(tf.cast(count, tf.float32), tf.stack([2.0, scores[0, 0]]))
    shown = tf.divide(tf.where(scores > 0.5, scores, tf.zeros_like(scores)), 2)
    return share, shown


feed = {'scores': [[0.1, 0.9, 0.5, 0.3], [0.8, 0.2, 0.7, 0.6]], 'count': 3}
print([value.numpy() for value in evaluate(np.float32(feed['scores']))])
print([value.numpy() for value in compute_halves_and_steps(np.float32(feed['scores']), np.int32(feed['count']))])


@tf.function(input_signature=[count_spec])
def evaluate_2(count):
    parts = [tf.math.floordiv(7, 2), tf.math.floordiv(scale, count), tf.divide(tf.cast(count, tf.float32), 2.0)]
    return parts[0], parts[1], parts[2]


print([value.numpy() for value in evaluate_2(np.int32(feed['count']))])
print([value.numpy() for value in compute_share_and_shown(np.float32(feed['scores']), np.int32(feed['count']))])
