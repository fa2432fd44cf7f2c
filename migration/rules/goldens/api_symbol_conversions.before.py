"""Conversions between types, and division of floats."""

import tensorflow as tf

whole = tf.placeholder(tf.int32, [3])
real = tf.to_float(whole)
ratio = tf.div(real, 2.0)
rounded = tf.to_int32(tf.round(ratio))
precise = tf.to_double(ratio) / 3
long = tf.to_int64(whole) // 2
truth = tf.cast(whole, tf.bool)

with tf.Session() as sess:
    print(sess.run([real, ratio, rounded], feed_dict={whole: [1, 2, 3]}))
    print(sess.run([precise, long, truth], feed_dict={whole: [0, -5, 6]}))
