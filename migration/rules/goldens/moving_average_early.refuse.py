"""An average of a tensor that is asked for before the tensor is averaged."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [4])
mean = tf.reduce_mean(x)
ema = tf.train.ExponentialMovingAverage(0.5)
average = ema.average(mean)  # refused: moving_average
update = ema.apply([mean])

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(update, {x: [1.0, 2.0, 3.0, 4.0]})
    print(average)
