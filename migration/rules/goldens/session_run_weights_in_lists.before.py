"""Weights in lists, and layers applied in a loop of a function."""

import numpy as np
import tensorflow as tf

sizes = [4, 6, 2]
features = np.random.RandomState(3).randn(12, 4).astype(np.float32)

weights = [
    tf.Variable(tf.truncated_normal([4, 6], stddev=0.3), name='w0'),
    tf.Variable(tf.truncated_normal([6, 2], stddev=0.3), name='w1'),
]
biases = [tf.Variable(tf.zeros([6])), tf.Variable(tf.constant(0.1, shape=[2]))]


def network(inputs):
    hidden = tf.nn.tanh(tf.matmul(inputs, weights[0]) + biases[0])
    return tf.matmul(hidden, weights[1]) + biases[1]


x = tf.placeholder(tf.float32, [None, 4])
output = network(x)
energy = tf.reduce_mean(tf.reduce_sum(tf.square(output - 1.0), 1))
train = tf.train.AdamOptimizer(0.01).minimize(energy)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(5):
        sess.run(train, {x: features})
    print(sess.run(energy, {x: features}))
    print(sess.run(output, {x: features[:1]}))
    print(sess.run(biases[1]))
