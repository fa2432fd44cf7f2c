"""Feeds of other types than the placeholder: a session cast them."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.int32)


@tf.function(input_signature=[x_spec])
def compute_y(x):
    return tf.cast(x, tf.float32) * 2


f_spec = tf.TensorSpec([None], tf.float32)


@tf.function(input_signature=[f_spec])
def compute_g(f):
    f = tf.cast(f, tf.float32)
    return f * 2


b_spec = tf.TensorSpec(None, tf.bool)


@tf.function(input_signature=[b_spec])
def compute_h(b):
    return tf.logical_not(b)


u_spec = tf.TensorSpec([None], tf.uint8)


@tf.function(input_signature=[u_spec])
def compute_v(u):
    u = tf.cast(u, tf.uint8)
    return u + 1


print(compute_y(np.int32(np.array([1, 2], np.int64))).numpy(), compute_y(np.int32((3, 4))).numpy(), compute_y(np.int32([True, False])).numpy())
print(compute_g(np.float32([1, 2])).numpy(), compute_g(np.float32(np.arange(3))).numpy(), compute_g(np.float32(np.float64([1.5]))).numpy(), compute_g(np.float32(range(2))).numpy())
print(compute_h(np.bool_(1)).numpy(), compute_h(np.bool_([0, 1])).numpy(), compute_h(False).numpy())
print(compute_v(np.uint8([255, 1])).numpy(), compute_v(np.uint8(b'ab'[0:0] or [3])).numpy())
