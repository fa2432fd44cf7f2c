"""A function that makes placeholders, one of which has no name."""

import tensorflow as tf
def inp(shape):
    return tf.placeholder(tf.float32, shape)  # refused: placeholder_not_named
x = inp([None, 2])
y = inp([None]) * 2
with tf.Session() as sess:
    print(sess.run(tf.reduce_sum(x), {x: [[1, 2]]}))
