"""Python's operators on what is fed."""

import tensorflow as tf
x = tf.placeholder(tf.string, [None])
y = x + x
z = tf.string_join([x, x])
n = tf.placeholder(tf.int64, [])
m = n * 2 + 1
b = tf.placeholder(tf.bool, [2])
c = ~b
d = b & c
f = tf.placeholder(tf.float64)
g = f / 2 - f ** 2
with tf.Session() as sess:
    print(sess.run(y, {x: ['a', 'b']}), sess.run(m, {n: 3}), sess.run(c, {b: [True, False]}), sess.run(d, {b: [True, True]}))
    print(sess.run(g, {f: 3}), sess.run(g, {f: [1, 2]}), sess.run(n + 1, {n: 5}).dtype)
    print(sess.run(x[0], {x: ['q']}), sess.run(n > 2, {n: 3}), sess.run(-n, {n: 3}))
