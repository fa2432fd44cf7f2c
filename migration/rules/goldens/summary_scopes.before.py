"""Summaries that functions make, under tags which begin with the scopes around their calls."""

import tempfile

import numpy as np
import tensorflow as tf


def variable_summaries(var):
    """Attaches summaries to a tensor."""
    with tf.name_scope('summaries'):
        mean = tf.reduce_mean(var)
        tf.summary.scalar('average', mean)
        tf.summary.histogram('histogram', var)


def dense(inputs, size, name, activation=tf.nn.relu):
    """Makes a layer."""
    with tf.variable_scope(name):
        weights = tf.get_variable(
            'weights', [inputs.get_shape()[1], size], initializer=tf.constant_initializer(0.1)
        )
        variable_summaries(weights)
        biases = tf.get_variable('biases', initializer=tf.zeros([size]))
        out = activation(tf.matmul(inputs, weights) + biases)
        tf.summary.histogram('out', out)
        return out


with tf.name_scope('input'):
    x = tf.placeholder(tf.float32, [None, 4])
    y = tf.placeholder(tf.float32, [None, 2])

hidden = dense(x, 3, 'first')
out = dense(hidden, 2, 'second', activation=tf.identity)

with tf.name_scope('error'):
    with tf.name_scope('difference'):
        difference = out - y
        # Both signs are interesting.
        variable_summaries(difference)
    loss = tf.reduce_mean(tf.square(difference))
tf.summary.scalar('mse', loss)
train = tf.train.AdamOptimizer(0.01).minimize(loss)
merged = tf.summary.merge_all()

rng = np.random.RandomState(0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    writer = tf.summary.FileWriter(tempfile.mkdtemp())
    for step in range(3):
        batch, targets = rng.rand(5, 4), rng.rand(5, 2)
        sess.run(train, feed_dict={x: batch, y: targets})
        text, value = sess.run([merged, loss], feed_dict={x: batch, y: targets})
        writer.add_summary(text, step)
        print(step, value)
    writer.close()
