"""A program for TensorFlow 0.12, which no later version runs."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
y = tf.mul(x, 2.0)  # refused: early_name

with tf.Session() as sess:
    print(sess.run(y, {x: [[1.0, 2.0]]}))
