"""Several optimizers in one graph, each with variables of its own."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None])
y = tf.placeholder(tf.float32, [None])

w_sgd = tf.Variable(0.1)
w_adam = tf.Variable(0.1)
w_rms = tf.Variable(0.1)
loss_sgd = tf.reduce_mean(tf.square(w_sgd * x - y))
loss_adam = tf.reduce_mean(tf.square(w_adam * x - y))
loss_rms = tf.reduce_mean(tf.square(w_rms * x - y))
train_sgd = tf.train.GradientDescentOptimizer(0.05).minimize(loss_sgd)
train_adam = tf.train.AdamOptimizer(0.05).minimize(loss_adam)
train_rms = tf.train.RMSPropOptimizer(0.05).minimize(loss_rms)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {x: [1.0, 2.0, 3.0], y: [2.0, 4.0, 6.0]}
    for step in range(4):
        _, l1 = sess.run([train_sgd, loss_sgd], feed)
        _, l2 = sess.run([train_adam, loss_adam], feed)
        _, l3 = sess.run([train_rms, loss_rms], feed)
        print(step, l1, l2, l3)
    print(sess.run([w_sgd, w_adam, w_rms]))
