"""Checks what is fed before it computes with it, and prints on the way."""

import numpy as np
import tensorflow as tf

rows = tf.placeholder(tf.float32, [None, 2], name='rows')
weights = tf.placeholder(tf.float32, [None], name='weights')
scale = tf.Variable(1.0, name='scale')

same = tf.assert_equal(tf.shape(rows)[0], tf.size(weights), message='one weight for each row')
positive = tf.Assert(tf.reduce_all(weights >= 0.0), [weights])
tf.assert_rank(rows, 2)  # Nothing waits for it.
with tf.control_dependencies([same, positive]):
    mean = tf.reduce_sum(rows * tf.expand_dims(weights, 1), 0) / tf.reduce_sum(weights)


def root(values):
    with tf.control_dependencies([tf.debugging.assert_non_negative(values)]):
        return tf.sqrt(values)


size = root(tf.reduce_sum(tf.square(scale * mean)))
with tf.control_dependencies([tf.print('size', size)]):
    loss = tf.square(size - 1.0)
loss = tf.Print(loss, [loss, scale], 'loss and scale: ', first_n=3)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {rows: np.arange(6.0).reshape(3, 2), weights: [1.0, 0.5, 2.0]}
    for step in range(3):
        sess.run(train, feed)
        print(step, sess.run([mean, size], feed), sess.run(scale))
    sess.run([same, positive], feed)
    print(sess.run(loss, feed))
