"""Averages that follow the variables after each training step."""

import tensorflow as tf

w = tf.Variable([3.0, 1.0])
b = tf.Variable(0.5)
step = tf.Variable(0, trainable=False)
loss = tf.reduce_sum(tf.square(w)) + tf.square(b)
train_step = tf.train.GradientDescentOptimizer(0.1).minimize(loss, global_step=step)
ema = tf.train.ExponentialMovingAverage(0.99, step)
with tf.control_dependencies([train_step]):
    train_op = ema.apply([w, b])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(ema.average(w)))
    for i in range(3):
        sess.run(train_op)
        print(sess.run([w, ema.average(w), ema.average(b)]))
