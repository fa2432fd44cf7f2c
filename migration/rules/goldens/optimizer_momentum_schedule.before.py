"""Nesterov's momentum at a rate that falls with the step."""

import tensorflow as tf

step = tf.Variable(0, trainable=False)
rate = tf.train.exponential_decay(0.1, step, 2, 0.5, staircase=True)
w = tf.Variable([3.0, 1.0])
optimizer = tf.train.MomentumOptimizer(rate, 0.9, use_nesterov=True)
train = optimizer.minimize(tf.reduce_sum(tf.square(w)), global_step=step)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(8):
        sess.run(train)
        print(sess.run([w, rate, step]))
