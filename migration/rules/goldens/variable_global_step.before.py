"""A step counter that the library makes and finds again."""

import tensorflow as tf

w = tf.Variable(4.0)
step = tf.train.get_or_create_global_step()
train = tf.train.GradientDescentOptimizer(0.1).minimize(
    tf.square(w), global_step=tf.train.get_global_step()
)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        sess.run(train)
        print(sess.run(step), sess.run(w))
