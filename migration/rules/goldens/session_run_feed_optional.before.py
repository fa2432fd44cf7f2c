"""A default that is fed under a condition."""

import numpy as np
import tensorflow as tf
x = tf.placeholder(tf.float32, [None])
k = tf.placeholder_with_default(2.0, [])
y = x * k
with tf.Session() as sess:
    for i in range(3):
        fd = {x: [1, 2]}
        if i == 1:
            fd[k] = 5.0
        print(sess.run(y, fd))
    def feed(extra=None):
        d = {x: [1., 2.]}
        if extra is not None:
            d[k] = extra
        return d
    print(sess.run(y, feed()), sess.run(y, feed(3)))
