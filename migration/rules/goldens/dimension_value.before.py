"""Numbers taken from static shapes."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
w = tf.Variable(tf.ones([3, 2]))
y = tf.matmul(x, w) / x.shape[1].value
wide = tf.reshape(y, [-1, w.get_shape()[1].value * 2])

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(y, {x: np.arange(6.0).reshape(2, 3)}))
    print(sess.run(wide, {x: np.arange(6.0).reshape(2, 3)}))
