"""Gradients that wait for each other before they are applied."""

import tensorflow as tf

w = tf.Variable(2.0)
v = tf.Variable(1.0)
loss = tf.square(w) * v
grads = tf.gradients(loss, [w, v])
grads = tf.tuple(grads)
opt = tf.train.GradientDescentOptimizer(0.1)
train = opt.apply_gradients(zip(grads, [w, v]))
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train)
    print(sess.run([w, v]))
