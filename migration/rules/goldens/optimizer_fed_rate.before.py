"""A learning rate that is fed."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None])
lr = tf.placeholder(tf.float32, [])
w = tf.Variable(3.0)
loss = tf.reduce_mean(tf.square(w * x - 1.))
train = tf.train.AdamOptimizer(lr).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(6):
        _, l = sess.run([train, loss], {x: [1., 2.], lr: 0.1 / (i + 1)})
        print(l)
    print(sess.run(w))
