"""Calls that find the variables of a layer, but compute otherwise with them."""
import numpy as np
import tensorflow as tf


def net(x, function):
    with tf.variable_scope('net', reuse=tf.AUTO_REUSE):
        return tf.layers.dense(x, 3, activation=function, name='h')  # refused: layer


x = tf.placeholder(tf.float32, [None, 4])
a = net(x, tf.nn.tanh)
b = net(x, tf.nn.sigmoid)
c = tf.contrib.layers.fully_connected(x, 3, activation_fn=tf.nn.tanh, scope='f')
d = tf.contrib.layers.fully_connected(  # refused: layer
    x, 3, activation_fn=None, scope='f', reuse=True)
e = tf.layers.batch_normalization(x, training=True, momentum=0.9, name='n')
f = tf.layers.batch_normalization(  # refused: layer
    x, training=True, momentum=0.5, name='n', reuse=True)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([a, b, c, d, e, f], {x: np.ones([2, 4])}))
