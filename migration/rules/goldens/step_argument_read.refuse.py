"""A function that also computes with what it runs."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(tf.ones([2, 2]))
a = tf.matmul(x, w)
b = tf.nn.relu(a - 1.0)


def show(sess, layer, feed):  # refused: several_calls
    double = layer * 2.0
    print(sess.run(layer, feed_dict={x: feed}))  # refused: ambiguous_step
    print(sess.run(double, feed_dict={x: feed}))


with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    show(sess, a, np.ones([3, 2]))
    show(sess, b, np.ones([3, 2]))
