"""Constants and what is computed from them: they need no function."""

import numpy as np
import tensorflow as tf

a = tf.constant([[1, 2], [3, 4]])
half = a / 2
total = tf.reduce_sum(a)
mixed = tf.constant([1.0]) + np.array([1.0, 2.0])
x = tf.placeholder(tf.float32, [None])
y = x * tf.to_float(total)

with tf.Session() as sess:
    print(sess.run(half), sess.run(a // 2), sess.run(a ** 2), sess.run(2 - a), sess.run(-a))
    print(sess.run(tf.cast(a, tf.float32) * 0.5), sess.run(tf.equal(a, 2)), sess.run(a > 2))
    print(sess.run(a * a).sum(), (sess.run(a) == sess.run(a)).all(), sess.run(a[0]), mixed.eval())
    count = sess.run(total)
    print(count + 1, [0] * count, sess.run([half, total]))
    print(sess.run([y, total], {x: [0.5]}))
