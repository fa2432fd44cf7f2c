"""Momentum at a rate that changes: Keras multiplies by the rate at another place."""

import numpy as np
import tensorflow as tf

step = tf.Variable(0, trainable=False)
rate = tf.train.exponential_decay(0.1, step, 2, 0.5)
w = tf.Variable(np.float32(3.0))
optimizer = tf.train.MomentumOptimizer(rate, 0.9)  # refused: optimizer
train = optimizer.minimize(tf.square(w), global_step=step)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train)
    print(sess.run(w))
