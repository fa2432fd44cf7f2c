"""Feeds that no fetch needs, but whose values come from a stream of random numbers."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2], name='x')
z = tf.placeholder(tf.float32, [None, 1], name='z')
w = tf.Variable(tf.ones([2, 1]))
real = tf.reduce_mean(tf.matmul(x, w))
fake = tf.reduce_mean(tf.abs(z))
error = tf.square(real - 1.0)
train = tf.train.GradientDescentOptimizer(0.1).minimize(error)


def noise(rows, columns=1):
    return np.random.uniform(-1.0, 1.0, size=[rows, columns])


np.random.seed(3)
sess = tf.Session()
sess.run(tf.global_variables_initializer())
for turn in range(3):
    _, value = sess.run(
        [train, error],
        feed_dict={x: noise(4, 2), z: noise(4)}
    )
    other = sess.run(fake, feed_dict={x: noise(2, 2), z: noise(3)})
    print(turn, value, other)
    if turn:
        sess.run(train, {z: noise(5), x: [[1.0, 2.0]]})
    first = sess.run([real, error], {z: noise(2), x: noise(1, 2)})[0]
    print(first)
