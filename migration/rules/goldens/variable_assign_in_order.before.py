"""Assignments that wait for one another."""

import tensorflow as tf

a = tf.Variable(1.0)
b = tf.Variable(2.0)
first = a.assign(a + 1)
with tf.control_dependencies([first]):
    second = b.assign(a * 10)
    with tf.control_dependencies([second]):
        third = a.assign(b + 0.5)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(third))
    print(sess.run([a, b]))
    print(sess.run(second), sess.run([a, b]))
