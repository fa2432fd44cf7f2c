"""Assignments by methods, and a function called assign."""

import tensorflow as tf


def assign(variable, value):
    return variable.assign(value, read_value=False)


counter = tf.Variable(0)
assign(counter, 5)
counter.assign_add(1)
print(counter.numpy())
