"""Gradients of several values, weighted."""

import tensorflow as tf

w = tf.Variable([1.0, 2.0, 3.0])
y = tf.square(w)
g = tf.gradients(y, [w], grad_ys=[tf.constant([1.0, 0.5, 2.0])])[0]
sess = tf.Session()
sess.run(tf.global_variables_initializer())
print(sess.run(g))
