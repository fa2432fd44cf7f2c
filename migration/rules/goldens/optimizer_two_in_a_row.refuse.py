"""Updates of one variable by two operations of one run, in no order."""

import tensorflow as tf

w = tf.Variable([3.0, 1.0])
train = tf.train.GradientDescentOptimizer(0.1).minimize(tf.reduce_sum(tf.square(w)))
shrink = tf.assign(w, 0.5 * w)  # refused: unordered_updates

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run([train, shrink])
    print(sess.run(w))
