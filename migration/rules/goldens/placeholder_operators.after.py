"""Python's operators on what is fed."""

import numpy as np
import tensorflow as tf
x_spec = tf.TensorSpec([None], tf.string)


@tf.function(input_signature=[x_spec])
def compute_y(x):
    x = tf.convert_to_tensor(x)
    return x + x


n_spec = tf.TensorSpec([], tf.int64)


@tf.function(input_signature=[n_spec])
def compute_m(n):
    n = tf.cast(n, tf.int64)
    return n * 2 + 1


b_spec = tf.TensorSpec([2], tf.bool)


@tf.function(input_signature=[b_spec])
def compute_c(b):
    b = tf.cast(b, tf.bool)
    return ~b


@tf.function(input_signature=[b_spec])
def compute_d(b):
    b = tf.cast(b, tf.bool)
    c = compute_c(b)
    return b & c


f_spec = tf.TensorSpec(None, tf.float64)


@tf.function(input_signature=[f_spec])
def compute_g(f):
    f = tf.cast(f, tf.float64)
    return f / 2 - f ** 2


print(compute_y(['a', 'b']).numpy(), compute_m(3).numpy(), compute_c(np.bool_([True, False])).numpy(), compute_d(np.bool_([True, True])).numpy())


@tf.function(input_signature=[n_spec])
def compute_sum(n):
    n = tf.cast(n, tf.int64)
    return n + 1


print(compute_g(3.0).numpy(), compute_g(np.float64([1, 2])).numpy(), compute_sum(5).numpy().dtype)


@tf.function(input_signature=[x_spec])
def compute_x(x):
    x = tf.convert_to_tensor(x)
    return x[0]


@tf.function(input_signature=[n_spec])
def compute_value(n):
    n = tf.cast(n, tf.int64)
    return n > 2


@tf.function(input_signature=[n_spec])
def evaluate_value(n):
    n = tf.cast(n, tf.int64)
    return -n


print(compute_x(['q']).numpy(), compute_value(3).numpy(), evaluate_value(3).numpy())
