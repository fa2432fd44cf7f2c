"""A line through points whose slope and offset are vectors of one element."""

import math

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None], name='x')
y = tf.placeholder(tf.float32, [None], name='y')
slope = tf.Variable(tf.constant(0.5, shape=[1]), name='slope')
offset = tf.Variable(tf.zeros([1, 1]), name='offset')
guess = slope * x + tf.reshape(offset, [1])
loss = tf.reduce_mean(tf.square(guess - y))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    data = np.arange(4.0)
    for step in range(3):
        _, value, a, b = sess.run([train, loss, slope, offset], {x: data, y: 2 * data + 1})
        print('%d: loss %.4f, slope %.3f, offset %s' % (step, value, a, b))
        print('slope %5.2f%%' % a, round(a[0], 3), float(b), math.sqrt(a))
    print('last slope: %g' % sess.run(slope), int(sess.run(offset)), 'of %s' % sess.run(slope))
