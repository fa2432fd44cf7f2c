"""A variable that only a list says to train."""

import tensorflow as tf

w = tf.Variable([2.0, 1.0], trainable=False)
loss = tf.reduce_sum(tf.square(w))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss, var_list=[w])
train2 = tf.train.AdamOptimizer(0.1).minimize(loss, var_list=[w])
g = tf.gradients(loss, w)[0]
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(g))
    sess.run(train)
    sess.run(train2)
    print(sess.run(w))
