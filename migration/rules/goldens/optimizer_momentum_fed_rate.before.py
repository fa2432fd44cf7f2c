"""Momentum at a learning rate that is fed, and falls from step to step."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None])
lr = tf.placeholder(tf.float32, shape=(), name='learning_rate')
w = tf.Variable([3.0, 1.0])
loss = tf.reduce_mean(tf.square(w * x - 1.))
optimizer = tf.train.MomentumOptimizer(learning_rate=lr, momentum=0.9)
train = optimizer.minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(8):
        _, l = sess.run([train, loss], {x: [1., 2.], lr: 0.1 * 0.5 ** i})
        print(l)
    print(sess.run(w))
