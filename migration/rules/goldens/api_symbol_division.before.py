"""Divisions and remainders of integers and floats."""

import tensorflow as tf

x = tf.placeholder(tf.int32, [None])
real = tf.to_float(x)
quotients = [x / 2, x // 2, tf.divide(x, 2), tf.floordiv(x, 2), tf.truediv(x, 2)]
remainders = [tf.mod(x, 3), tf.floormod(x, 3), -x % 3]
floats = [real / 2, tf.realdiv(real, 3.0), tf.div(real, 2.0), 1 / real]

with tf.Session() as sess:
    feed = {x: [-5, 3, 4]}
    for i in range(1):
        a, b, c, d, e = sess.run([quotients[0], quotients[1], quotients[2], quotients[3], quotients[4]], feed)
        print(a, a.dtype, b, b.dtype, c, d, e)
    print(sess.run([remainders[0], remainders[1], remainders[2]], feed))
    print(sess.run([floats[0], floats[1], floats[2], floats[3]], feed))
