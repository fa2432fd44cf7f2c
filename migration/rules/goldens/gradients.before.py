"""Gradients of a loss with respect to variables, fetched with it and without."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable([[1.0], [2.0]])
b = tf.Variable([0.5])
y = tf.matmul(x, w) + b
loss = tf.reduce_mean(tf.square(y))
grads = tf.gradients(loss, [w, b])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    gw, gb = sess.run([grads[0], grads[1]], feed_dict={x: [[1, 2], [3, 4]]})
    print(gw, gb)
    l, gw = sess.run([loss, grads[0]], feed_dict={x: [[1, 2], [3, 4]]})
    print(l, gw)
