"""A model whose summaries a writer of the module takes, in runs of their own."""

import tempfile

import numpy as np
import tensorflow as tf


class Model(object):
    def __init__(self, size):
        self.size = size
        self.x = tf.placeholder(tf.float32, [None, size])
        self.shift = tf.zeros([1, size])
        weights = tf.get_variable('weights', [size, 1])
        self.out = tf.matmul(self.x + self.shift, weights)
        self.loss = tf.reduce_mean(tf.square(self.out))
        tf.summary.scalar('loss', self.loss)
        self.train = tf.train.GradientDescentOptimizer(0.1).minimize(self.loss)


if __name__ == '__main__':
    model = Model(3)
    sess = tf.Session()
    merged = tf.summary.merge_all()
    writer = tf.summary.FileWriter(tempfile.mkdtemp(), sess.graph)
    sess.run(tf.global_variables_initializer())
    for step in range(4):
        feeds = {model.x: np.float32([[step, 1, 2], [0, step, 1]])}
        if step % 2:
            feeds[model.shift] = np.ones([1, 3])
        _, loss = sess.run([model.train, model.loss], feeds)
        print(step, loss)
        summary = sess.run(merged, feeds)
        writer.add_summary(summary, step)
    writer.close()
    sess.close()
