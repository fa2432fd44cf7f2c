"""Summaries of numbers whose placeholder tells no shape."""

import tempfile

import numpy as np
import tensorflow as tf

rate = tf.constant(0.25)
value = tf.placeholder(tf.float32)
average = tf.Variable(0.0)
update = rate * value + (1 - rate) * average

tf.summary.scalar('average', update)
tf.summary.scalar('value', value)
merged = tf.summary.merge_all()
writer = tf.summary.FileWriter(tempfile.mkdtemp())

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i, number in enumerate(np.linspace(1, 2, 4)):
        summary, now = sess.run([merged, update], {value: number})
        sess.run(tf.assign(average, now))
        writer.add_summary(summary, i)
        print(now)
writer.close()
