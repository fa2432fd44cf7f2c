"""A schedule that draws noise."""

import tensorflow as tf

step = tf.Variable(0, trainable=False)
rate = tf.train.noisy_linear_cosine_decay(0.1, step, 5)  # refused: schedule
w = tf.Variable(3.0)
train = tf.train.GradientDescentOptimizer(rate).minimize(tf.square(w), global_step=step)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train)
    print(sess.run([step, w]))
