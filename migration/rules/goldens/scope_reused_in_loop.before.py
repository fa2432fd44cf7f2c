"""Layers of a loop that share their variables from the second turn on."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
w = tf.Variable(np.float32(np.arange(9).reshape(3, 3) / 10))
bias = tf.get_variable('bias', [3], initializer=tf.zeros_initializer())
layers = [x]

with tf.variable_scope('body') as scope:
    for turn in range(3):
        # One set of variables serves all turns.
        if turn > 0:
            scope.reuse_variables()
        hidden = tf.tanh(tf.matmul(layers[-1], w) + bias)
        if turn > 0: tf.get_variable_scope().reuse_variables()
        layers.append(hidden)

loss = tf.reduce_mean(tf.square(layers[-1]))
train = tf.train.GradientDescentOptimizer(0.5).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(3):
        print(sess.run([loss, train], {x: np.float32(np.eye(3))})[0])
