"""Assignments by methods, from a placeholder, and of several variables in one run."""

import numpy as np
import tensorflow as tf

total = tf.Variable(0.0)
count = tf.Variable(0, dtype=tf.int32)
value_spec = tf.TensorSpec([], tf.float32)


@tf.function(input_signature=[value_spec])
def run_add(value):
    return total.assign_add(value)


@tf.function(input_signature=[value_spec])
def run_add_and_increment(value):
    add = total.assign_add(value)
    increment = count.assign_add(1)
    return add, increment


@tf.function
def run_reset():
    return total.assign(0.0)


@tf.function
def compute_mean():
    return total / tf.cast(count, tf.float32)


for number in [2.0, 4.0, 9.0]:
    run_add_and_increment(np.float32(number))
    print(compute_mean().numpy())
print([total.numpy(), count.numpy()])
run_reset()
print(run_add(1.0).numpy(), total.numpy())
