"""Calls of one function build graphs of different depths."""

import numpy as np
import tensorflow as tf


def run(sizes):  # refused: several_calls
    tf.reset_default_graph()
    x = tf.placeholder(tf.float32, [None, 3])
    out, before = x, 3
    for size in sizes:
        w = tf.Variable(tf.ones([before, size]))
        out, before = tf.matmul(out, w), size
    loss = tf.reduce_mean(tf.square(out))
    train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        sess.run(train, {x: np.ones([2, 3])})
        return sess.run(loss, {x: np.ones([2, 3])})


print(run([2]), run([2, 2]))
