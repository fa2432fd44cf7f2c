"""Summaries of several collections, under names that loops and functions put together."""

import tempfile

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 8], name='x')


def dense(inputs, size, name):
    with tf.variable_scope(name):
        w = tf.get_variable('w', [8, size], initializer=tf.constant_initializer(0.1))
        b = tf.get_variable('b', [size], initializer=tf.zeros_initializer())
        return tf.matmul(inputs, w) + b


out = dense(x, 8, 'first')
loss = tf.reduce_mean(tf.square(out - 1.0))
tf.summary.scalar('loss', loss, family='costs')
tf.summary.scalar('half', 0.5 * loss, collections=['sizes', tf.GraphKeys.SUMMARIES])
tf.summary.image('rows', tf.reshape(x, [-1, 2, 4, 1]), max_outputs=1, collections=['pictures'])
for var in tf.trainable_variables():
    tf.summary.histogram(var.op.name, var)
    tf.summary.histogram('again/' + var.name, var)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

merged = tf.summary.merge_all(key='summaries')
sizes = tf.summary.merge_all('sizes')
pictures = tf.summary.merge_all(key='pictures')
nothing = tf.summary.merge_all('nothing')

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    writer = tf.summary.FileWriter(tempfile.mkdtemp())
    data = np.random.RandomState(2).rand(3, 8)
    for step in range(3):
        text = sess.run(merged, {x: data})
        writer.add_summary(text, step)
        sess.run(train, {x: data})
    writer.add_summary(sess.run(sizes, {x: data}), 3)
    writer.add_summary(sess.run(pictures, {x: data}), 3)
    print(sess.run(loss, {x: data}), nothing)
    writer.close()
