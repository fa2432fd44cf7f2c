"""Variables that begin with what is computed from random numbers."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(2).randn(6, 2).astype(np.float32)


def noise(shape):
    return tf.random_normal(shape) * 0.1


def weight(shape):
    return tf.Variable(tf.random_normal(shape, stddev=0.5) / np.sqrt(shape[0]))


x = tf.placeholder(tf.float32, [None, 2])
w = weight([2, 3])
start = tf.random_uniform([3], -1.0, 1.0)
b = tf.Variable(start * 2.0 + noise([3]))
v = tf.get_variable('v', initializer=tf.nn.l2_normalize(tf.random_uniform([3, 1]) - 0.5, 0))
y = tf.matmul(tf.matmul(x, w) + b, v)
loss = tf.reduce_mean(tf.square(y - 1.0))
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        sess.run(train, {x: data})
    print(sess.run(w).shape, sess.run(b).shape, sess.run(v).shape)
    print(sess.run([y, loss], {x: data})[0].shape)
