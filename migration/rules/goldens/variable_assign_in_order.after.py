"""Assignments that wait for one another."""

import tensorflow as tf

a = tf.Variable(1.0)
b = tf.Variable(2.0)


@tf.function
def run_second():
    a.assign(a + 1)
    return b.assign(a * 10)


@tf.function
def run_third():
    a.assign(a + 1)
    second = b.assign(a * 10)
    return a.assign(b + 0.5)


print(run_third().numpy())
print([a.numpy(), b.numpy()])
print(run_second().numpy(), [a.numpy(), b.numpy()])
