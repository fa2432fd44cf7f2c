"""Several statements on one line, with runs among them."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [])
w = tf.Variable(2.0)
y = w * x
count = 0; total = 0.0

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    a = sess.run(y, {x: 1.0}); b = sess.run(y, {x: 2.0}); count += 1
    for i in range(2):
        total += sess.run(y, {x: i}); count += 1  # both
    print(a, b, count, total)
