"""A function that chooses among the variables of the graph."""

import tensorflow as tf


def variables_of(prefix):
    return [v for v in tf.trainable_variables() if v.op.name.startswith(prefix)]


with tf.variable_scope('left'):
    a = tf.get_variable('x', [], initializer=tf.constant_initializer(2.0))
with tf.variable_scope('right'):
    b = tf.get_variable('x', [], initializer=tf.constant_initializer(3.0))
    c = tf.get_variable('y', [], initializer=tf.constant_initializer(4.0))

loss = tf.square(a * b + c)
train_left = tf.train.GradientDescentOptimizer(0.01).minimize(loss, var_list=variables_of('left'))
right = variables_of('right')
train_right = tf.train.GradientDescentOptimizer(0.02).minimize(loss, var_list=right)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train_left)
    print(sess.run([a, b, c]))
    sess.run(train_right)
    print(sess.run([a, b, c]))
