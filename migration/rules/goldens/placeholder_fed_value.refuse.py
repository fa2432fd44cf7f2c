"""A value that is fed by one run and computed by another."""

import tensorflow as tf
p = tf.placeholder(tf.float32, [None])
x = p / 2.0
y = x + 1
with tf.Session() as sess:
    print(sess.run(y, {x: [1, 2]}))  # refused: feed_of_computed_value
    print(sess.run(y, {p: [1, 2]}))
