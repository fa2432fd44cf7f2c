"""Loops that fill lists and dictionaries with variables, and compute with them by the way."""

import numpy as np
import tensorflow as tf

sizes = [4, 3, 2]
data = np.random.RandomState(3).randn(6, 4).astype(np.float32)

x = tf.placeholder(tf.float32, [None, 4])
weights, scales = [], {}
layer = x
for i in range(2):
    weights.append(tf.Variable(tf.ones([sizes[i], sizes[i + 1]]) * (i + 0.5)))
    scales['scale%d' % i] = tf.Variable(1.0 + i)
    layer = tf.nn.relu(tf.matmul(layer, weights[i]) * scales['scale%d' % i]) + tf.reduce_sum(weights[0])

towers = []
for i in range(2):
    pair = []
    pair.append(tf.Variable(tf.ones([2]) * (i + 1.0)))
    pair.append(tf.Variable(tf.ones([2]) * (i + 3.0)))
    towers.append(layer * pair[0] + pair[-1])

size = sum(tf.nn.l2_loss(w) for w in weights)
loss = tf.reduce_mean(tf.add_n(towers)) + 0.01 * size
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        print(sess.run([train, loss, size], {x: data})[1:])
    print(sess.run(weights), sess.run(scales['scale1']))
