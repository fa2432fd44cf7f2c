"""A momentum that is fed."""

import tensorflow as tf

momentum = tf.placeholder(tf.float32, [])
w = tf.Variable(3.0)
optimizer = tf.train.MomentumOptimizer(0.1, momentum)  # refused: changing_setting
train = optimizer.minimize(tf.square(w))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train, {momentum: 0.9})
    print(sess.run(w))
