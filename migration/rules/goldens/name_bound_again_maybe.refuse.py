"""A number that the graph took, and that is another one afterwards, or still the same."""

import sys

import tensorflow as tf

scale = 2.0
x = tf.placeholder(tf.float32, [])
y = x * scale  # refused: name_bound_again
if len(sys.argv) > 5:
    scale = 5.0
print(scale)

with tf.Session() as sess:
    print(sess.run(y, feed_dict={x: 1.0}))
