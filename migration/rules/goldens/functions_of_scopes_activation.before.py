"""Layers whose activation is an argument that may be left out, and features counted by sizes."""
import numpy as np
import tensorflow as tf


def conv(x, size, n, name, act=tf.nn.relu):
    with tf.variable_scope(name):
        shape = [size, size, int(x.get_shape()[-1]), n]
        w = tf.get_variable('w', shape, initializer=tf.constant_initializer(0.1))
        b = tf.get_variable('b', [n], initializer=tf.constant_initializer(0.1))
        y = tf.nn.conv2d(x, w, strides=[1, 1, 1, 1], padding='SAME') + b
        return act(y) if act else y


x = tf.placeholder(tf.float32, [None, 8, 8, 1])
y = tf.placeholder(tf.float32, [None, 2])
h = x
for i, n in enumerate([2, 3]):
    h = conv(h, 3, n, 'conv%d' % i)
    h = tf.nn.max_pool(h, [1, 2, 2, 1], [1, 2, 2, 1], 'SAME')
h = conv(h, 1, 2, 'last', act=None)
flat = tf.reshape(h, [-1, int(np.prod(h.get_shape()[1:]))])
w = tf.get_variable('out', [flat.get_shape()[1].value, 2], initializer=tf.zeros_initializer())
loss = tf.reduce_mean(tf.square(tf.matmul(flat, w) - y))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
rng = np.random.RandomState(0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        images, targets = rng.rand(4, 8, 8, 1), rng.rand(4, 2)
        print(i, sess.run([train, loss], {x: images, y: targets})[1])
