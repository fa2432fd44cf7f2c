"""Two optimizers that do not touch each other, in one run."""

import tensorflow as tf

a = tf.Variable(1.0)
b = tf.Variable(2.0)
x = tf.placeholder(tf.float32)
la = tf.square(a * x - 3)
lb = tf.square(b * x - 1)
ta = tf.train.AdamOptimizer(0.1).minimize(la)
tb = tf.train.GradientDescentOptimizer(0.1).minimize(lb)
train = tf.group(ta, tb)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        sess.run(train, {x: 1.5})
        print(sess.run([la, lb], {x: 1.5}))
    for i in range(2):
        _, _, p, q = sess.run([ta, tb, la, lb], {x: 1.5})
        print(p, q)
