"""A function whose calls make different variables, in scopes of their own."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])


def layer(inputs):
    w = tf.get_variable('w', [2, 2])
    return tf.matmul(inputs, w)


with tf.variable_scope('a'):
    a = layer(x)
with tf.variable_scope('b'):
    b = layer(x)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([a, b], {x: np.eye(2)}))
