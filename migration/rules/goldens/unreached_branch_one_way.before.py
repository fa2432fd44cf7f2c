"""Models that train only where they are told to, known from the source or not."""

import sys

import numpy as np
import tensorflow as tf


class Model:
    def __init__(self, size, training=True, clip=None):
        self.x = tf.placeholder(tf.float32, [None, size], name='x')
        self.t = tf.placeholder(tf.float32, [None, 1], name='t')
        self.w = tf.Variable(tf.ones([size, 1]), name='w')
        self.y = tf.matmul(self.x, self.w)
        self.loss = tf.reduce_mean(tf.square(self.y - self.t))
        if training:
            self.global_step = tf.Variable(0, trainable=False, name='global_step')
            optimizer = tf.train.GradientDescentOptimizer(0.1)
            self.train = optimizer.minimize(self.loss, global_step=self.global_step)

    def fit(self, sess, x, t):
        return sess.run([self.loss, self.train], {self.x: x, self.t: t})[0]


quiet = len(sys.argv) > 9
clip = True
data = np.linspace(-1.0, 1.0, 6).reshape(3, 2)
model = Model(2)
u = tf.placeholder(tf.float32, [None, 2])
v = tf.Variable([[1.0], [2.0]], name='v')
error = tf.reduce_mean(tf.square(tf.matmul(u, v)))
if clip:
    # The norm over all gradients.
    optimizer = tf.train.GradientDescentOptimizer(0.5)
    gradient, = tf.gradients(error, [v])
    clipped = tf.clip_by_norm(gradient, 0.25)
    lower = optimizer.apply_gradients([(clipped, v)])
else:
    lower = tf.train.GradientDescentOptimizer(0.5).minimize(error)
if not quiet:
    distance = tf.reduce_sum(tf.abs(v))
    shrink = tf.train.GradientDescentOptimizer(0.01).minimize(distance)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        print(i, model.fit(sess, data, data[:, :1]))
        sess.run(lower, {u: data})
        if not quiet:
            sess.run(shrink)
        print(sess.run(v))
