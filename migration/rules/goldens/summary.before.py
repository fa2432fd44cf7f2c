"""Writes merged summaries with each training step, and those of other data now and then."""

import tempfile

import numpy as np
import tensorflow as tf

folder = tempfile.mkdtemp()
data = np.arange(8).reshape(4, 2).astype('float32')

x = tf.placeholder(tf.float32, [None, 2], name='x')
with tf.name_scope('layer'):
    w = tf.Variable(tf.ones([2, 1]), name='w')
    hidden = tf.sigmoid(tf.matmul(x, w))
    tf.summary.histogram('hidden', hidden)
with tf.name_scope('Loss'):
    loss = tf.reduce_mean(hidden)
    tf.summary.scalar('value', loss)  # In its scope.
# The scope has this name already, but for the case.
tf.summary.scalar('loss', 2.0 * loss)
train = tf.train.AdamOptimizer(0.01).minimize(loss)
merged = tf.summary.merge_all()

with tf.Session() as sess:
    train_writer = tf.summary.FileWriter(folder + '/train', sess.graph)
    test_writer = tf.summary.FileWriter(folder + '/test', flush_secs=10)
    sess.run(tf.global_variables_initializer())
    for turn in range(4):
        _, summary, value = sess.run([train, merged, loss], feed_dict={x: data})
        train_writer.add_summary(summary, turn)
        if turn % 2 == 0:
            summary = sess.run(merged, feed_dict={x: 2 * data})
            test_writer.add_summary(summary, global_step=turn)
            print(turn, value)
    train_writer.close()
    test_writer.close()
