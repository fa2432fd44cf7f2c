"""Sessions of one graph, one after another: in each the variables begin anew."""

import tensorflow as tf

W = tf.Variable(10)


@tf.function
def run_assign_op():
    return W.assign(100)


run_assign_op()
print(W.numpy())

a = tf.Variable(tf.constant(2), name='scalar')


def initialize():
    W.assign(10)
    a.assign(tf.constant(2))


def initialize_a():
    a.assign(tf.constant(2))


@tf.function
def run_a_times_two():
    return a.assign(a * 2)


initialize()
print(run_a_times_two().numpy())
print(run_a_times_two().numpy())
print([W.numpy(), a.numpy()])


def restart():
    initialize_a()


restart()
print(run_a_times_two().numpy())
restart()
print(a.numpy())
