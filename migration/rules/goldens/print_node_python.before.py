"""Tensors of the graph that Python prints while it is built."""

import logging

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3], name='x')
w = tf.Variable(tf.ones([3, 2]), name='w')


def layer(t):
    print('a layer of', t)
    out = tf.nn.relu(t)
    return out


h = tf.matmul(x, w)
print(h)  # before anything runs
print('%s is a %s' % (h.name, type(h)), f'of {h.graph}')
logging.info('hidden: %s', h)
for turn in range(2):
    h = layer(h)
    print('turn', turn, h)
unused = tf.reduce_sum(h)
print('Never run:', unused)
loss = tf.reduce_mean(h)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
print('An operation:', train)
print(x, w.name)
constant = tf.add(1, 2)
print(constant.dtype, 'and', loss, 'at last')

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(h, {x: np.ones((1, 3))}))
    _, value = sess.run([train, loss], {x: np.ones((2, 3))})
    print(value)
