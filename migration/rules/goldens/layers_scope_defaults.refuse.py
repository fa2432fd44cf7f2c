"""Variable scopes around calls of a function begin its variables with other numbers in each call."""
import numpy as np
import tensorflow as tf


def net(x, name):
    with tf.variable_scope(name):
        return tf.layers.dense(x, 3)  # refused: scope_defaults


x = tf.placeholder(tf.float32, [None, 4])
with tf.variable_scope('ones', initializer=tf.ones_initializer()):
    a = net(x, 'a')
with tf.variable_scope('zeros', initializer=tf.zeros_initializer()):
    b = net(x, 'b')
c = net(x, 'c')

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([a, b, c], {x: np.ones([2, 4])}))
