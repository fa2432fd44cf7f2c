"""The loss before and after an update, in one run."""

import tensorflow as tf

w = tf.Variable(3.0)
x = tf.placeholder(tf.float32)
loss = tf.square(w * x - 1.)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
with tf.control_dependencies([train]):
    new_loss = tf.square(w * x - 1.)
    old_loss = tf.identity(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        a, b = sess.run([new_loss, old_loss], {x: 1.5})
        print(a, b)
