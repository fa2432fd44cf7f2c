"""Fetches and feeds by the names of the graph."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None], name='x')
y = tf.multiply(x, 2.0, name='y')

with tf.Session() as sess:
    print(sess.run('y:0', {'x:0': np.ones(2)}))  # refused: unknown_fetch, unknown_feed
