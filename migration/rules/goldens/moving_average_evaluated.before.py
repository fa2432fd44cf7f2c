"""A model that is evaluated with the averages of all its variables."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable([[3.0], [1.0]])
b = tf.Variable([0.5])
ema = tf.train.ExponentialMovingAverage(decay=0.9)
loss = tf.reduce_mean(tf.square(tf.matmul(x, w) + b - 1.))
opt = tf.train.AdamOptimizer(0.1).minimize(loss)
maintain = ema.apply()
smooth = tf.matmul(x, ema.average(w)) + ema.average(b)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        sess.run(opt, {x: [[1., 2.], [.5, 1.]]})
        sess.run(maintain)
        print(sess.run(smooth, {x: [[1., 2.]]}))
