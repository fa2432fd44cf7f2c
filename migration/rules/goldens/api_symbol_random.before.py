"""Random values: their range, their shape, and that two fetches of a run share a draw."""

import tensorflow as tf

tf.set_random_seed(7)
uniform = tf.random_uniform([4], minval=1.0, maxval=2.0)
normal = tf.random_normal([1000], mean=5.0, stddev=0.5)
clipped = tf.truncated_normal([1000])
whole = tf.random_uniform([5], 0, 10, dtype=tf.int32)
double = uniform * 2

with tf.Session() as sess:
    a, b = sess.run([uniform, double])
    print((a * 2 == b).all(), a.shape)
    print(sess.run(tf.reduce_mean(normal)).round(), abs(sess.run(clipped)).max() < 2.001)
    print(sess.run(whole).dtype)
