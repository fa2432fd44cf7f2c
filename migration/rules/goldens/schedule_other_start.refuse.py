"""A global step that does not start at zero."""

import numpy as np
import tensorflow as tf

step = tf.Variable(10, trainable=False)
w = tf.Variable(np.float32(3.0))
rate = tf.train.exponential_decay(0.1, step, 2, 0.5)  # refused: schedule
train = tf.train.GradientDescentOptimizer(rate).minimize(tf.square(w), global_step=step)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train)
    print(sess.run([step, w, rate]))
