"""Two sessions on one graph that holds no variables."""

import tensorflow as tf

a = tf.constant(2)
b = tf.constant(3)
x = tf.placeholder(tf.int32)
y = tf.placeholder(tf.int32)
total = tf.add(x, y)
product = tf.multiply(x, y)

with tf.Session() as sess:
    print('constants:', sess.run(a + b), sess.run(a * b))

with tf.Session() as sess:
    print('fed:', sess.run(total, feed_dict={x: 2, y: 3}))
    # Both at once.
    print(sess.run([total, product], feed_dict={x: 4, y: 5}))
