"""A dictionary that is filled step by step, one key of it twice."""

import numpy as np
import tensorflow as tf

x = 'a name'


def build(reg):
    net = {}
    net['x'] = tf.placeholder(tf.float32, [None, 2])
    net['w'] = tf.Variable([[1.0], [2.0]])
    net['out'] = tf.matmul(net['x'], net['w'])
    net['loss'] = tf.reduce_sum(tf.square(net['out']))
    net['loss'] = net['loss'] + reg * tf.nn.l2_loss(net['w'])
    net['train'] = tf.train.GradientDescentOptimizer(0.01).minimize(net['loss'])
    net['reg'] = reg
    return net


net = build(0.5)
print(x, net['reg'])
sess = tf.Session()
sess.run(tf.global_variables_initializer())
feed = {net['x']: [[1, 2], [3, 4]]}
for _ in range(2):
    sess.run(net['train'], feed_dict=feed)
print(sess.run([net['loss'], net['w']], feed_dict=feed))
print(sess.run(net['w']))
