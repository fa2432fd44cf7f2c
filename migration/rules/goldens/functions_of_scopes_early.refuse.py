"""Counts variables that the first run makes in TF 2, as their sizes follow from what is fed."""
import sys

import numpy as np
import tensorflow as tf


def net(x, scope):
    with tf.variable_scope(scope):
        w = tf.get_variable('w', [int(x.shape[1]), 1], initializer=tf.ones_initializer())
        return tf.matmul(x, w)


copies = len(sys.argv)
x = tf.placeholder(tf.float32, [None, 3])
z = tf.placeholder(tf.float32, [None, 2])
real = net(tf.concat([x] * copies, 1), 'critic')
fake = net(z, 'generator')
weights = tf.trainable_variables('critic')  # refused: variable_made_late
print(len(weights))
loss = tf.reduce_mean(real) - tf.reduce_mean(fake)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss, var_list=weights)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train, {x: np.ones([2, 3]), z: np.ones([2, 2])})
    print(sess.run(weights))
