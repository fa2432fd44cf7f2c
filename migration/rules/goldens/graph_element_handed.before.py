"""Tuples and lists of graph values that functions return, and feeds that a lambda makes."""

import tensorflow as tf


def build():
    xs = [tf.placeholder(tf.float32, [2]), tf.placeholder(tf.float32, [2])]
    return xs, [xs[0] + xs[1], xs[0] * xs[1]]


xs, (total, product) = build()
difference = total - product
feed = lambda a, b: {xs[0]: a, xs[1]: b}


def evaluate(sess, a, b):
    return sess.run([total, product], feed_dict=feed(a, b))


with tf.Session() as sess:
    print(evaluate(sess, [1, 2], [3, 4]))
    print(sess.run({'d': difference, 't': total}, {xs[0]: [1, 2], xs[1]: [3, 4]}))
