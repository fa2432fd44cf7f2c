"""Gradients of values that have no names."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [2])
w = tf.Variable([1., 2.])
out = tf.nn.softmax(x * w)
g0 = tf.gradients(out[0], x)[0]
g1 = tf.gradients(tf.reduce_sum(out * out), [x, w])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([g0, g1[1]], {x: [.3, .6]}))
    print(sess.run(g0, {x: [.3, .6]}))
