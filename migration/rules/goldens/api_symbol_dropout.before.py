"""Dropout by the probability to keep: by position, by keyword, as a number."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 10])
keep_prob = tf.placeholder(tf.float32, [])
first = tf.nn.dropout(x, 0.8)
second = tf.nn.dropout(x, keep_prob=keep_prob)
third = tf.nn.dropout(x, keep_prob, noise_shape=[1, 10])

with tf.Session() as sess:
    feed = {x: np.ones([4, 10]), keep_prob: 0.5}
    print(sess.run(tf.reduce_max(first), feed))
    print(sess.run([second, third], feed))
