"""A default that a feed dictionary overrides later."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None])
k = tf.placeholder_with_default(2.0, [])
y = x * k
feed = {x: [1.0]}

with tf.Session() as sess:
    print(sess.run(y, feed))
    feed[k] = 3.0
    print(sess.run(y, feed))
