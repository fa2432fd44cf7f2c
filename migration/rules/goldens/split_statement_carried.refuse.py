"""A number that a loop counts for its variables, and that the graph computes with before it goes on."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
h = x
n = 3
for size in [4, 2]:
    w = tf.Variable(tf.ones([n, size]) * 0.1)
    h = tf.nn.tanh(tf.matmul(h, w))
    n = size
h = h * n  # refused: name_bound_again
for size in [3, 1]:
    w = tf.Variable(tf.ones([n, size]) * 0.2)
    h = tf.matmul(h, w)
    n = size
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(h, {x: np.ones([1, 3])}))
