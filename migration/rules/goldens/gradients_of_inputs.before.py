"""First and second derivatives with respect to what is fed."""

import tensorflow as tf

x = tf.placeholder(tf.float32)
y = x ** 3 + 2 * x
dy = tf.gradients(y, x)[0]
d2y = tf.gradients(dy, x)[0]
with tf.Session() as sess:
    print(sess.run([y, dy, d2y], {x: 2.0}))
    print(sess.run(d2y, {x: 3.0}))
    print(sess.run(dy, {x: 3.0}))
