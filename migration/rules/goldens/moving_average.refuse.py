"""An average of a tensor, which TF 2 keeps for variables only."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [4])
mean = tf.reduce_mean(x)
ema = tf.train.ExponentialMovingAverage(0.5)
update = ema.apply([mean])  # refused: moving_average

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(update, {x: [1.0, 2.0, 3.0, 4.0]})
