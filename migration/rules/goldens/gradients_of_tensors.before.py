"""Gradients with respect to a tensor between the input and the output."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [3])
h = tf.sin(x)
z = h * h + x
dh, dx = tf.gradients(z, [h, x])
with tf.Session() as sess:
    print(sess.run([dh, dx], {x: [1., 2., 3.]}))
    print(sess.run(z, {x: [1., 2., 3.]}))
