"""A schedule whose first rate is fed."""

import tensorflow as tf

init = tf.placeholder(tf.float32)
gs = tf.Variable(0, trainable=False)
lr = tf.train.inverse_time_decay(init, gs, 2, 0.5)
w = tf.Variable(2.0)
train = tf.train.GradientDescentOptimizer(lr).minimize(tf.square(w), global_step=gs)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(5):
        sess.run(train, {init: 0.2})
        print(sess.run([w, gs]), sess.run(lr, {init: 0.2}))
