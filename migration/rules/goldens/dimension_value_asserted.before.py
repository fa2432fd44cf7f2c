"""Assertions about static shapes, which hold where the values are computed."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).rand(6, 4).astype(np.float32)
target = data[:, :2]

x = tf.placeholder(tf.float32, [None, 4])
y = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(np.random.RandomState(1).rand(4, 2).astype(np.float32))

hypothesis = tf.matmul(x, w)
# Both have a column for each class.
assert hypothesis.shape.as_list() == y.shape.as_list(), 'classes'
assert hypothesis.get_shape()[1] == 2
width = x.get_shape().as_list()[1]
assert width == 4
assert hypothesis.shape.as_list() == [None, 2]
loss = tf.reduce_mean(tf.square(hypothesis - y)) / width
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(3):
        _, value = sess.run([train, loss], feed_dict={x: data, y: target})
        print(value)
    print(sess.run(hypothesis, feed_dict={x: data}))
