"""A counter that starts elsewhere and is incremented in runs of its own."""

import tensorflow as tf

gs = tf.Variable(5, trainable=False)
inc = tf.assign_add(gs, 1)
lr = tf.train.piecewise_constant(gs, [6, 8], [0.1, 0.05, 0.01])
w = tf.Variable(2.0)
train = tf.train.GradientDescentOptimizer(lr).minimize(tf.square(w))
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(5):
        sess.run(train)
        sess.run(inc)
        print(sess.run([w, gs, lr]))
