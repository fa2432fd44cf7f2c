"""A model whose steps are written by a writer that a function opens."""

import tempfile

import numpy as np
import tensorflow as tf


class Line:
    def __init__(self, rate):
        self.x = tf.placeholder(tf.float32, [None, 1])
        self.y = tf.placeholder(tf.float32, [None, 1])
        self.rate = rate
        self.global_step = tf.Variable(0, trainable=False, name='global_step')

    def build(self):
        with tf.name_scope('line'):
            self.slope = tf.Variable([[0.5]], name='slope')
            self.out = tf.matmul(self.x, self.slope)
            self.loss = tf.reduce_mean(tf.square(self.out - self.y))
        self.train = tf.train.GradientDescentOptimizer(self.rate).minimize(
            self.loss, global_step=self.global_step
        )
        with tf.name_scope('summaries'):
            tf.summary.scalar('loss', self.loss)
            tf.summary.histogram('out', self.out)
            self.summary_op = tf.summary.merge_all()


def fit(model, xs, ys, steps):
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        writer = tf.summary.FileWriter(tempfile.mkdtemp())
        total = 0.0
        for index in range(steps):
            feed = {model.x: xs, model.y: ys}
            loss, _, summary = sess.run([model.loss, model.train, model.summary_op], feed)
            writer.add_summary(summary, global_step=index)
            total += loss
        writer.close()
        print(total, sess.run(model.slope))


line = Line(0.1)
line.build()
fit(line, np.float32([[1], [2], [3]]), np.float32([[2], [4], [6]]), 4)
