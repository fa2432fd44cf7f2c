"""Averages of losses that are shown besides training."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3], name='x')
y = tf.placeholder(tf.float32, [None], name='y')
w = tf.Variable(tf.ones([3]), name='w')
error = tf.reduce_mean(tf.square(tf.reduce_sum(x * w, 1) - y))
size = 0.01 * tf.reduce_sum(tf.abs(w))
loss = error + size

ema = tf.train.ExponentialMovingAverage(0.9, name='avg')
averages_op = ema.apply([error, size])
average_error = ema.average(error)
with tf.control_dependencies([averages_op]):
    train = tf.train.GradientDescentOptimizer(0.05).minimize(loss)

random = np.random.RandomState(0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([average_error, ema.average(size)]))
    for _ in range(4):
        feed = {x: random.rand(5, 3), y: random.rand(5)}
        _, now = sess.run([train, loss], feed)
        print(now, sess.run([average_error, ema.average(size)]))
    sess.run(averages_op, feed)
    print(sess.run(10.0 * average_error))
