"""Choices by conditions of elements and of rows, and the places where conditions hold."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3], name='x')
v = tf.placeholder(tf.float32, [4], name='v')
w = tf.Variable(tf.ones([4]), name='w')
a = tf.where(x > 0.5, x, tf.zeros_like(x))
b = tf.where(tf.greater(v, 0.0), v * w, -v)
c = tf.where(x > 1.0)
rows = tf.where(tf.reduce_sum(x, 1) > 1.0, x, 2.0 * x)
d = tf.where(tf.less(v, 1.0), tf.ones_like(v), v)
idx = tf.reshape(tf.where(tf.equal(v, 2.0)), [-1])
e = tf.where(tf.is_nan(v), tf.fill([4], 0.0), v)
evens = tf.where([True, False], x, -x)
loss = tf.reduce_sum(b)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {x: [[0.1, 0.6, 1.2], [0.2, 0.1, 0.3]], v: [1.0, -1.0, 2.0, 0.0]}
    print(sess.run([a, b, c, d, idx, e], feed))
    print(sess.run([rows, evens], feed))
    sess.run(train, feed)
    print(sess.run(w))
