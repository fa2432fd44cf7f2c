"""Feeds of other types than the placeholder: a session cast them."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.int32, [None])
y = tf.to_float(x) * 2
f = tf.placeholder(tf.float32, [None])
g = f * 2
b = tf.placeholder(tf.bool)
h = tf.logical_not(b)
u = tf.placeholder(tf.uint8, [None])
v = u + 1

with tf.Session() as sess:
    print(sess.run(y, {x: np.array([1, 2], np.int64)}), sess.run(y, {x: (3, 4)}), sess.run(y, {x: [True, False]}))
    print(sess.run(g, {f: [1, 2]}), sess.run(g, {f: np.arange(3)}), sess.run(g, {f: np.float64([1.5])}), sess.run(g, {f: range(2)}))
    print(sess.run(h, {b: 1}), sess.run(h, {b: [0, 1]}), sess.run(h, {b: False}))
    print(sess.run(v, {u: [255, 1]}), sess.run(v, {u: b'ab'[0:0] or [3]}))
