"""One decaying rate for two optimizers, of which one counts."""

import tensorflow as tf

gs = tf.Variable(0, trainable=False)
lr = tf.train.polynomial_decay(0.1, gs, 10, 0.01)
a = tf.Variable(1.0)
b = tf.Variable(2.0)
ta = tf.train.AdamOptimizer(lr).minimize(tf.square(a), global_step=gs)
tb = tf.train.GradientDescentOptimizer(lr).minimize(tf.square(b))
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(5):
        sess.run(ta)
        sess.run(tb)
        print(sess.run([a, b, gs, lr]))
