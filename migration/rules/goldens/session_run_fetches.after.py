"""Fetches as a list, a tuple, a single tensor, an expression, and in a list of one."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([3], tf.float32)


@tf.function(input_signature=[x_spec])
def compute_mean_and_variance(x):
    mean = tf.reduce_mean(x)
    variance = tf.reduce_mean(tf.square(x - mean))
    return mean, variance


def compute_deviation(variance):
    return tf.sqrt(variance)


@tf.function(input_signature=[x_spec])
def evaluate(x):
    mean, variance = compute_mean_and_variance(x)
    deviation = compute_deviation(variance)
    return mean, variance, deviation


@tf.function(input_signature=[x_spec])
def evaluate_deviation(x):
    mean, variance = compute_mean_and_variance(x)
    return compute_deviation(variance)


@tf.function(input_signature=[x_spec])
def compute_mean_and_deviation(x):
    mean, variance = compute_mean_and_variance(x)
    deviation = compute_deviation(variance)
    return mean, deviation


feed = {'x': [1.0, 2.0, 6.0]}
print([value.numpy() for value in evaluate(np.float32(feed['x']))])
m, v = (value.numpy() for value in compute_mean_and_variance(np.float32(feed['x'])))
print('%.4f %.4f' % (m, v))
only = evaluate_deviation(np.float32(feed['x'])).numpy()
print(only)


@tf.function(input_signature=[x_spec])
def compute_sum(x):
    mean, variance = compute_mean_and_variance(x)
    deviation = compute_deviation(variance)
    return deviation * 2 + 1


print(compute_sum(np.float32(feed['x'])).numpy() - 1)
results = [value.numpy() for value in compute_mean_and_deviation(np.float32([0.0, 0.0, 3.0]))]
for result in results:
    print(result)
print(compute_mean_and_variance(np.float32(feed['x']))[1].numpy())
