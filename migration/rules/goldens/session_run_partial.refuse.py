"""A run in two parts."""
import tensorflow as tf

a = tf.placeholder(tf.float32, [])
b = tf.placeholder(tf.float32, [])
c = a + b
d = c * b
with tf.Session() as sess:
    handle = sess.partial_run_setup([c, d], [a, b])  # refused: partial_run
    first = sess.partial_run(handle, c, {a: 1.0})
    print(sess.partial_run(handle, d, {b: first}))
