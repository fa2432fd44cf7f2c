"""Writes numbers of its own beside the summaries of a graph."""

import tempfile

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2], name='x')
w = tf.Variable(tf.ones([2, 1]), name='w')
error = tf.reduce_mean(tf.square(tf.matmul(x, w) - 3.0))
tf.summary.scalar('error', error)
train = tf.train.GradientDescentOptimizer(0.05).minimize(error)
merged = tf.summary.merge_all()


class Journal(object):
    def __init__(self, folder):
        self.writer = tf.summary.FileWriter(folder)

    def note(self, tag, value, step):
        summary = tf.Summary(value=[tf.Summary.Value(tag=tag, simple_value=value)])
        self.writer.add_summary(summary, step)
        self.writer.flush()


folder = tempfile.mkdtemp()
journal = Journal(folder + '/journal')
writer = tf.summary.FileWriter(folder + '/train', tf.get_default_graph())
data = np.random.RandomState(0).rand(6, 2)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for turn in range(4):
        summary, value, _ = sess.run([merged, error, train], {x: data})
        writer.add_summary(summary, turn)
        journal.note('error/now', value, turn)
        if turn % 2 == 0:
            own = tf.Summary()
            own.value.add(tag='turn/square', simple_value=float(turn ** 2))
            if turn:
                own.value.add(tag='turn/last', simple_value=turn - 1)
            writer.add_summary(own, global_step=turn)
    # The total has no step.
    writer.add_summary(tf.Summary(value=[
        tf.Summary.Value(tag='total', simple_value=data.sum()),
        tf.Summary.Value(tag='rows', simple_value=len(data)),
    ]))
    writer.close()
    print(sess.run(w))
