"""Fetches that nest: in lists, tuples and dictionaries."""

import tensorflow as tf
w = tf.Variable(2.0)
v = w * 3
u = v + 1
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    (a, b), c = sess.run([[w, v], u])
    print(a, b, c)
    r = sess.run([(v, u), {'w': w, 'more': [u]}])
    print(r, type(r[0]).__name__)
    d = sess.run({'a': [w, v], 'b': {'c': u}})
    print(d)
    [p, q], r = sess.run(([u, v], w))
    print(p, q, r)
