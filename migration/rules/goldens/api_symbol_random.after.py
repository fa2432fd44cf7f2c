"""Random values: their range, their shape, and that two fetches of a run share a draw."""

import tensorflow as tf

tf.random.set_seed(7)


@tf.function
def compute_clipped():
    return tf.random.truncated_normal([1000])


@tf.function
def compute_whole():
    return tf.random.uniform([5], 0, 10, dtype=tf.int32)


@tf.function
def compute_uniform_and_double():
    uniform = tf.random.uniform([4], minval=1.0, maxval=2.0)
    double = uniform * 2
    return uniform, double


a, b = (value.numpy() for value in compute_uniform_and_double())
print((a * 2 == b).all(), a.shape)


@tf.function
def compute_reduce_mean():
    normal = tf.random.normal([1000], mean=5.0, stddev=0.5)
    return tf.reduce_mean(normal)


print(compute_reduce_mean().numpy().round(), abs(compute_clipped().numpy()).max() < 2.001)
print(compute_whole().numpy().dtype)
