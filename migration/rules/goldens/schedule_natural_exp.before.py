"""Decay by powers of e, smooth and in steps."""

import tensorflow as tf

gs = tf.Variable(0, trainable=False, name='global_step')
lr = tf.train.natural_exp_decay(0.1, gs, 3, 0.5)
lr2 = tf.train.natural_exp_decay(0.1, gs, 3, 0.5, staircase=True)
w = tf.Variable([3.0, 1.0])
loss = tf.reduce_sum(tf.square(w))
train = tf.train.GradientDescentOptimizer(lr).minimize(loss, global_step=gs)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(5):
        sess.run(train)
        print(sess.run([lr, lr2, gs]))
    print(sess.run(w))
