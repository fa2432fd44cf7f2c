"""A scope that gets a number because another one, without summaries, had its name before."""

import tensorflow as tf


def note(value):
    with tf.name_scope('notes'):
        tf.summary.scalar('total', tf.reduce_sum(value))  # refused: dynamic_tag


x = tf.placeholder(tf.float32, [None, 2])
with tf.name_scope('stats'):
    doubled = 2 * x
with tf.name_scope('stats'):
    note(doubled)
with tf.name_scope('squares'):
    note(x * x)
merged = tf.summary.merge_all()

with tf.Session() as sess:
    writer = tf.summary.FileWriter('logs')
    for turn in range(10):
        writer.add_summary(sess.run(merged, {x: [[1.0, 2.0]]}), turn)
