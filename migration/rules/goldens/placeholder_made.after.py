"""Functions that make placeholders."""

import numpy as np
import tensorflow as tf
def inp(shape, name=None, dtype=tf.float32):
    return tf.TensorSpec(shape, dtype, name=name)
mk = lambda n: tf.TensorSpec([None, n], tf.float32)
x_spec = inp([None, 2], 'x')
y_spec = inp([None])
k_spec = inp((), dtype=tf.int32)
z_spec = mk(3)


@tf.function(input_signature=[x_spec, y_spec])
def compute_loss(x, y):
    pred = tf.reduce_sum(x, 1)
    return tf.reduce_mean(tf.square(pred - y))


print(compute_loss(np.float32(np.ones((2, 2))), np.float32([1, 2])).numpy())


@tf.function(input_signature=[z_spec])
def compute_reduce_sum(z):
    return tf.reduce_sum(z)


@tf.function(input_signature=[k_spec])
def compute_product(k):
    k = tf.cast(k, tf.int32)
    return k * 2


print(compute_reduce_sum(np.float32([[1, 2, 3]])).numpy(), compute_product(3).numpy())
