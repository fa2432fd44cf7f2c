"""A flag that the source sets, so that one of its branches is never taken."""

import tensorflow as tf

training = False
x = tf.placeholder(tf.float32, [4])
h = x
if training:
    h = tf.nn.dropout(h, 0.8)  # refused: unreached_branch
else:
    h = h * 2.0

with tf.Session() as sess:
    print(sess.run(h, {x: [1.0, 2.0, 3.0, 4.0]}))
