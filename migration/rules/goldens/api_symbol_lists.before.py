"""A recurrent network by hand, on the steps that its input is cut into."""

import numpy as np
import tensorflow as tf


class Rnn(object):
    def __init__(self, steps, size):
        self.x = tf.placeholder(tf.float32, [None, steps, 2])
        self.y = tf.placeholder(tf.float32, [None, 1])
        with tf.variable_scope('cell'):
            wx = tf.get_variable('wx', [2, size], initializer=tf.constant_initializer(0.1))
            wh = tf.get_variable('wh', [size, size], initializer=tf.constant_initializer(0.2))
        wo = tf.get_variable('wo', [size, 1], initializer=tf.constant_initializer(0.3))
        inputs = tf.unstack(self.x, axis=1)
        h = tf.zeros_like(tf.matmul(inputs[0], wx))
        outputs = []
        for i, xt in enumerate(inputs):
            h = tf.tanh(tf.matmul(xt, wx) + tf.matmul(h, wh))
            outputs.append(tf.matmul(h, wo))
        self.outputs = outputs
        first, second = tf.split(h, 2, axis=1)
        self.first = first
        self.loss = tf.add_n([tf.reduce_mean(tf.square(o - self.y)) for o in outputs]) / len(outputs)
        self.train = tf.train.AdagradOptimizer(0.1).minimize(self.loss)
        rows = tf.unstack(self.y, num=2)
        self.top = rows[1]
        self.pairs = [a * b for a, b in zip(tf.unstack(wo), tf.split(wo, [1] * size))]


model = Rnn(3, 4)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    rs = np.random.RandomState(0)
    for i in range(3):
        feed = {model.x: rs.rand(2, 3, 2), model.y: rs.rand(2, 1)}
        _, l = sess.run([model.train, model.loss], feed)
        print(l, len(sess.run(model.outputs, feed)), sess.run([model.first, model.top], feed))
    print(sess.run(model.pairs))
