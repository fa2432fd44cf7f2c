"""Dictionaries that are fed, made of others."""

import numpy as np
import tensorflow as tf
x = tf.placeholder(tf.float32, [None, 2])
y = tf.placeholder(tf.float32, [None])
pred = tf.reduce_sum(x, 1)
loss = tf.reduce_mean(tf.square(pred - y))
with tf.Session() as sess:
    base = {x: np.ones((2, 2))}
    fd = {y: [1, 2]}
    fd.update(base)
    print(sess.run(loss, fd))
    fd.update({y: [3, 4]})
    print(sess.run(loss, fd))
    print(sess.run(loss, {y: [0, 1], **base}))
    both = {**base, y: [5, 5]}
    print(sess.run(loss, both))
    c = dict(both)
    c[y] = [1, 1]
    print(sess.run(loss, c), sess.run(loss, both))
    d = both.copy()
    d[x] = [[1, 1], [2, 2]]
    print(sess.run(loss, d))
    for i in range(2):
        fd = {x: [[i, i]]}
        fd[y] = [i]
        print(sess.run(loss, feed_dict=fd))
