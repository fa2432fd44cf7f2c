"""A graph that computes with the result of an assignment."""

import tensorflow as tf

w = tf.Variable(3.0)
new = tf.assign_add(w, 1.0)
twice = new * 2.0
text = twice + 0.5
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(text))
    print(sess.run([twice, new]))
    print(sess.run(w))
