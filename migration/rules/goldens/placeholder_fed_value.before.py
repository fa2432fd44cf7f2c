"""A value computed of a placeholder, which each run feeds itself."""

import tensorflow as tf
x = 2.0 * tf.placeholder(tf.float32, [None])
y = x + 1
with tf.Session() as sess:
    print(sess.run(y, {x: [1, 2]}))
    print(sess.run(x, {x: [1, 2]}))
