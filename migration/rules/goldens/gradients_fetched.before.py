"""Gradients that are made where they are fetched."""

import tensorflow as tf

x = tf.placeholder(tf.float32)
w = tf.Variable(2.0)
loss = tf.square(w * x)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(tf.gradients(loss, w)[0], {x: 3.}))
    print(sess.run(tf.gradients(loss, [w]), {x: 3.}))
