"""Dropout that is never told to train: what stands in the place of the noise's shape is not used."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
is_training = tf.placeholder(tf.bool)
h = tf.layers.dropout(x * 2, 0.7, is_training)
total = tf.reduce_sum(h)

with tf.Session() as sess:
    print(sess.run(total, {x: np.ones((2, 3)), is_training: True}))
