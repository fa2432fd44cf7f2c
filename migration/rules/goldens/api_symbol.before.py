"""Renamed functions: logarithms, comparisons, strings, sparse and linear algebra."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [2, 2])
y = tf.log(x) + tf.rsqrt(x) + tf.log1p(x)
inverse = tf.matrix_inverse(x)
diagonal = tf.diag_part(x)
number = tf.string_to_number('2.5')
order = tf.invert_permutation([2, 0, 1])
squared = tf.squared_difference(x, 1.0)
top, where = tf.nn.top_k(x)

with tf.Session() as sess:
    feed = {x: [[4.0, 1.0], [2.0, 3.0]]}
    print(sess.run([y, inverse, diagonal], feed))
    print(sess.run(number), sess.run(order))
    print(sess.run(squared, feed), sess.run(tf.trace(x), feed))
    print(sess.run([top, where], feed))
