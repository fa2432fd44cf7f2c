"""A function that is called twice and finds its variables the second time."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(11)
left = rng.rand(8, 6).astype(np.float32)
right = rng.rand(8, 6).astype(np.float32)


def encode(inputs):
    """Encodes a batch."""
    with tf.variable_scope('encoder', reuse=tf.AUTO_REUSE):
        w = tf.get_variable('w', [6, 3], initializer=tf.truncated_normal_initializer(stddev=0.5))
        b = tf.get_variable('b', [3], initializer=tf.zeros_initializer())
        return tf.tanh(tf.matmul(inputs, w) + b)


x1 = tf.placeholder(tf.float32, [None, 6])
x2 = tf.placeholder(tf.float32, [None, 6])
distance = tf.reduce_sum(tf.square(encode(x1) - encode(x2)), 1)
loss = tf.reduce_mean(tf.maximum(0.0, 1.0 - distance))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(5):
        _, l = sess.run([train, loss], {x1: left, x2: right})
        print(i, l)
    print(sess.run(distance, {x1: left[:2], x2: right[:2]}))
