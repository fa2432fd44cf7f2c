"""A number that the graph took, and that each turn of a loop computes anew from itself."""

import tensorflow as tf

scale = 2.0
x = tf.placeholder(tf.float32, [])
y = x * scale  # refused: name_bound_again

with tf.Session() as sess:
    for _ in range(3):
        scale = scale * 2
        print(scale, sess.run(y, feed_dict={x: 1.0}))
