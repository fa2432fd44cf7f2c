"""A probability that is fed: 1 to test, less to train."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 4])
keep_prob = tf.placeholder(tf.float32)
w = tf.Variable(tf.ones([4, 1]))
hidden = tf.nn.dropout(x, keep_prob)
y = tf.matmul(hidden, w)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(y, feed_dict={x: np.ones([2, 4]), keep_prob: 1.0}))
    dropped = sess.run(hidden, feed_dict={x: np.ones([50, 4]), keep_prob: 0.5})
    print(sorted(set(dropped.ravel().tolist())))
