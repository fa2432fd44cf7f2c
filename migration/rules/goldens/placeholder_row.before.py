"""Several placeholders in one statement."""

import numpy as np
import tensorflow as tf
x, y = tf.placeholder(tf.float32, [None, 2]), tf.placeholder(tf.float32, [None])
u, (v) = tf.placeholder(tf.float32), tf.placeholder(tf.int32, name='v')
pred = tf.reduce_sum(x, 1)
loss = tf.reduce_mean(tf.square(pred - y))
with tf.Session() as sess:
    print(sess.run(loss, {x: np.ones((2, 2)), y: [1, 2]}))
    print(sess.run(pred, {x: np.ones((2, 2))}), sess.run(v + 1, {v: 3}))
