"""Feed dictionaries that are built before the run, and passed by position."""

import numpy as np
import tensorflow as tf

points = np.linspace(-1, 1, 8)
values = points ** 2

x = tf.placeholder(tf.float32, [None])
y = tf.placeholder(tf.float32, [None])
rate = tf.placeholder(tf.float32, [])
w = tf.Variable([0.2, 0.1, 0.0])
fit = w[0] + w[1] * x + w[2] * tf.square(x)
loss = tf.reduce_mean(tf.square(fit - y)) * rate
train = tf.train.GradientDescentOptimizer(0.5).minimize(loss)

train_feed = {x: points, y: values, rate: 1.0}
test_feed = {x: [0.5], y: [0.25]}
test_feed[rate] = 2

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    losses = []
    for step in range(5):
        _, l = sess.run([train, loss], train_feed)
        losses.append(l)
    print(losses)
    print(sess.run(loss, test_feed), sess.run(fit, feed_dict=train_feed))
