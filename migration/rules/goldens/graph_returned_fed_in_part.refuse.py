"""Functions that compute with what is not fed, and that cannot be taken apart."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
goal = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable([[1.0], [2.0]])


def twice_called(inputs, targets):
    guess = tf.matmul(inputs, w)
    return guess, tf.reduce_mean(tf.square(guess - targets))


def chosen(inputs, targets):
    guess = inputs * 2.0
    return guess, tf.reduce_mean(tf.square(guess - targets))


first, loss = twice_called(x, goal)
second, _ = twice_called(2.0 * x, goal)
both = [chosen(x, goal), chosen(-x, goal)]
picked = both[1][0]

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(loss, {x: [[1.0, 2.0]], goal: [[1.0, 1.0]]}))
    print(sess.run(first, {x: [[1.0, 2.0]]}))  # refused: unfed_placeholder
    print(sess.run(second, {x: [[1.0, 2.0]]}))  # refused: unfed_placeholder
    print(sess.run(picked, {x: [[1.0, 2.0]]}))  # refused: unfed_placeholder
