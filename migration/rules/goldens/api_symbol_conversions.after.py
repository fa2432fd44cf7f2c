"""Conversions between types, and division of floats."""

import numpy as np
import tensorflow as tf

whole_spec = tf.TensorSpec([3], tf.int32)


def compute_real_and_ratio(whole):
    real = tf.cast(whole, tf.float32)
    ratio = tf.divide(real, 2.0)
    return real, ratio


@tf.function(input_signature=[whole_spec])
def evaluate(whole):
    real, ratio = compute_real_and_ratio(whole)
    rounded = tf.cast(tf.round(ratio), tf.int32)
    return real, ratio, rounded


@tf.function(input_signature=[whole_spec])
def evaluate_2(whole):
    real, ratio = compute_real_and_ratio(whole)
    precise = tf.cast(ratio, tf.float64) / 3
    long = tf.cast(whole, tf.int64) // 2
    truth = tf.cast(whole, tf.bool)
    return precise, long, truth


print([value.numpy() for value in evaluate(np.int32([1, 2, 3]))])
print([value.numpy() for value in evaluate_2(np.int32([0, -5, 6]))])
