"""Averages of tensors that one object takes up again, that differ in size, or that slow down."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 4])
mean, largest = tf.reduce_mean(x), tf.reduce_max(x)
step = tf.Variable(0, trainable=False)
ema = tf.train.ExponentialMovingAverage(0.5)
update = ema.apply([mean])
again = ema.apply([largest])  # refused: moving_average
slow = tf.train.ExponentialMovingAverage(0.5, step)
slowly = slow.apply([largest])  # refused: moving_average
rows = tf.reduce_mean(x, 1)
other = tf.train.ExponentialMovingAverage(0.5)
by_row = other.apply([rows])  # refused: moving_average

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run([update, again, slowly, by_row], {x: [[1.0, 2.0, 3.0, 4.0]]})
