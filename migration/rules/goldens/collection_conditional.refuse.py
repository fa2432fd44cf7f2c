"""A list of variables of which a choice of the user decides whether there are some."""

import os

import tensorflow as tf

deep = os.environ.get('DEEP') == '1'


def net(x):
    with tf.variable_scope('net'):
        w = tf.get_variable('w', [3, 3], initializer=tf.ones_initializer())
        h = tf.matmul(x, w)
        if deep:
            v = tf.get_variable('v', [3, 3], initializer=tf.ones_initializer())
            h = tf.matmul(h, v)
    return h


x = tf.placeholder(tf.float32, [None, 3])
y = net(x)
double = [tf.assign(v, v * 2.0) for v in tf.trainable_variables()]  # refused: conditional_variable
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(double)
    print(sess.run(y, {x: [[1.0, 2.0, 3.0]]}))
