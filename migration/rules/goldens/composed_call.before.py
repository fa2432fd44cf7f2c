"""A network that is put together from the small wrappers of tf.nn."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3], name='x')
y = tf.placeholder(tf.float32, [None, 1], name='y')
w1 = tf.Variable(tf.constant(0.1, shape=[3, 4]))
b1 = tf.Variable(tf.zeros([4]))
w2 = tf.Variable(tf.constant(0.2, shape=[4, 1]))
b2 = tf.Variable(tf.zeros([1]))


def output(hidden):
    return tf.nn.xw_plus_b(hidden, w2, b2, name='output')


hidden = tf.nn.relu_layer(x, w1, b1)
guess = output(hidden)
also = tf.nn.xw_plus_b(x=hidden, biases=b2, weights=w2)
loss = tf.reduce_mean(tf.square(guess - y) + tf.square(also - y))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    data = np.random.RandomState(0).rand(5, 3)
    for step in range(3):
        feed = {x: data, y: data.sum(1, keepdims=True)}
        _, value = sess.run([train, loss], feed)
        print(step, value)
