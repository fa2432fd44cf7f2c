"""Scopes around calls of a function let it drop more in one call than in another."""
import numpy as np
import tensorflow as tf

slim = tf.contrib.slim


def net(x, scope):
    h = slim.fully_connected(x, 3, scope=scope)
    return slim.dropout(h)  # refused: layers


x = tf.placeholder(tf.float32, [None, 4])
with slim.arg_scope([slim.dropout], keep_prob=0.5):
    a = net(x, 'a')
with slim.arg_scope([slim.dropout], keep_prob=0.9):
    b = net(x, 'b')

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([a, b], {x: np.ones([2, 4])}))
