"""A script that does another thing in each mode, each with a graph of its own."""

import sys

import numpy as np
import tensorflow as tf

mode = sys.argv[1] if len(sys.argv) > 1 else 'train'
data = np.random.RandomState(0).rand(8, 3)

if mode == 'train':
    # Fit the weights.
    x = tf.placeholder(tf.float32, [None, 3])
    w = tf.Variable(tf.ones([3, 1]))
    loss = tf.reduce_mean(tf.square(tf.matmul(x, w)))
    op = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for _ in range(3):
            _, result = sess.run([op, loss], {x: data})
elif mode == 'sum':
    # Only add.
    x = tf.placeholder(tf.float32, [None, 3])
    total = tf.reduce_sum(x)
    with tf.Session() as sess:
        result = sess.run(total, {x: data})
else:
    result = 0.0
print(mode, result)
