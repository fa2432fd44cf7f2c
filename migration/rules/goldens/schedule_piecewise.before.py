"""Constant rates, one after the other."""

import tensorflow as tf

global_step = tf.Variable(0, trainable=False, name='global_step')
learning_rate = tf.train.piecewise_constant(global_step, [2, 5], [0.2, 0.1, 0.02])
w = tf.Variable([3.0, -2.0])
loss = tf.reduce_sum(tf.square(w))
train = tf.train.GradientDescentOptimizer(learning_rate).minimize(loss, global_step=global_step)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(9):
        sess.run(train)
        step, rate, value = sess.run([global_step, learning_rate, loss])
        print('step %d: rate %.6f, loss %.6f' % (step, rate, value))
    print(sess.run(global_step), learning_rate.eval(), w.eval())
