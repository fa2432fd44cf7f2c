"""Feeds that take the place of constants and of values which the graph computes."""

import numpy as np
import tensorflow as tf

a = tf.add(2, 5)
b = tf.multiply(a, 3)

x = tf.placeholder(tf.float32, [None, 3], name='x')
h = tf.nn.relu(x * 2, name='h')
s = h + 1
y = tf.reduce_sum(s)
h = h - 3  # The name again, for another value.
z = h * s

rows = np.arange(6).reshape(2, 3)
with tf.Session() as sess:
    print(sess.run(b))
    print(sess.run(b, feed_dict={a: 15}))
    replaced = {a: 4}
    print(sess.run(b, feed_dict=replaced))

    print(sess.run(y, {x: rows}))
    print(sess.run(y, {'h:0': rows}))
    print(sess.run(z, {h: rows, s: rows + 1}))
    print(sess.run(z, {h: rows, x: rows}))
    print(sess.run([z, s], dict(zip([s, x], [rows, -rows]))))
    feeds = {}
    feeds[s] = rows
    feeds.update({x: np.ones((2, 3))})
    print(sess.run(z, feeds))
    print(z.eval({s: rows, x: rows}))
    # What nothing needs may be fed all the same.
    print(sess.run(y, {s: rows, x: rows, a: 1}))
