"""Values that are computed after an assignment in the same run."""

import numpy as np
import tensorflow as tf

w = tf.Variable([3.0, 1.0])
x_spec = tf.TensorSpec([2], tf.float32)


@tf.function(input_signature=[x_spec])
def run_new_w(x):
    w.assign_add(x)
    return tf.identity(w)


@tf.function(input_signature=[x_spec])
def run_new_w_and_doubled(x):
    w.assign_add(x)
    new_w = tf.identity(w)
    doubled = w * 2.0
    return new_w, doubled


@tf.function(input_signature=[x_spec])
def run_total(x):
    w.assign_add(x)
    doubled = w * 2.0
    return tf.reduce_sum(doubled)


print(run_new_w(np.float32([1., 1.])).numpy())
print(run_total(np.float32([1., 1.])).numpy())
print([value.numpy() for value in run_new_w_and_doubled(np.float32([1., 1.]))])
print(w.numpy())
