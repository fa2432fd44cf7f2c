"""An object that keeps placeholders and operations in dictionaries."""

import numpy as np
import tensorflow as tf


class Model:
    def __init__(self, n):
        self.ph = {'x': tf.placeholder(tf.float32, [None, n]), 'keep': tf.placeholder_with_default(1.0, [])}
        self.ops = {}
        w = tf.Variable(tf.ones([n, 2]))
        hidden = tf.matmul(self.ph['x'], w)
        self.ops['hidden'] = hidden
        self.ops['loss'] = tf.reduce_mean(tf.square(hidden)) * self.ph['keep']
        self.ops['train'] = tf.train.GradientDescentOptimizer(0.1).minimize(self.ops['loss'])

    def step(self, sess, data):
        return sess.run([self.ops['train'], self.ops['loss']], feed_dict={self.ph['x']: data, self.ph['keep']: 0.5})[1]


model = Model(3)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    data = np.ones((2, 3))
    for _ in range(3):
        print(model.step(sess, data))
    print(sess.run(model.ops['hidden'], {model.ph['x']: data}))
    print(sess.run(model.ops, {model.ph['x']: data})['loss'])
