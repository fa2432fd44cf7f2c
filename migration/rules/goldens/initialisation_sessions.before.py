"""Sessions of one graph, one after another: in each the variables begin anew."""

import tensorflow as tf

W = tf.Variable(10)
assign_op = W.assign(100)
with tf.Session() as sess:
    sess.run(W.initializer)
    sess.run(assign_op)
    print(W.eval())

a = tf.get_variable('scalar', initializer=tf.constant(2))
a_times_two = a.assign(a * 2)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(a_times_two))
    print(sess.run(a_times_two))
    print(sess.run([W, a]))


def restart(session):
    session.run(tf.variables_initializer([a]))


with tf.Session() as sess:
    restart(sess)
    print(sess.run(a_times_two))
    restart(sess)
    print(a.eval())
