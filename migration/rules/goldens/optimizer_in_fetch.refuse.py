"""A training operation that each run makes anew."""

import tensorflow as tf

w = tf.Variable(2.0)
optimizer = tf.train.GradientDescentOptimizer(0.1)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(optimizer.minimize(tf.square(w)))  # refused: training_in_fetch
    print(sess.run(w))
