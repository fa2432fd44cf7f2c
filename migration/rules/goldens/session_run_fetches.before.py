"""Fetches as a list, a tuple, a single tensor, an expression, and in a list of one."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [3])
mean = tf.reduce_mean(x)
variance = tf.reduce_mean(tf.square(x - mean))
deviation = tf.sqrt(variance)

with tf.Session() as sess:
    feed = {x: [1.0, 2.0, 6.0]}
    print(sess.run([mean, variance, deviation], feed))
    m, v = sess.run((mean, variance), feed_dict=feed)
    print('%.4f %.4f' % (m, v))
    [only] = sess.run([deviation], feed)
    print(only)
    print(sess.run(deviation * 2 + 1, feed) - 1)
    results = sess.run([
        mean,       # the first moment
        deviation,  # the root of the second
    ], feed_dict={x: [0.0, 0.0, 3.0]})
    for result in results:
        print(result)
    print(sess.run([mean, variance], feed)[1])
