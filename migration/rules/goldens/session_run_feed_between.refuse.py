"""A value that nothing needs, drawn between two values that are needed."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [2])
y = tf.placeholder(tf.float32, [2])
z = tf.placeholder(tf.float32, [2])
total = tf.reduce_sum(x * z)

with tf.Session() as sess:
    value = sess.run(
        total, {x: np.random.rand(2), y: np.random.rand(2), z: np.random.rand(2)})  # refused: unused_feed
    print(value)
