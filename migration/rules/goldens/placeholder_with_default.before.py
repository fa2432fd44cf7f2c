"""Placeholders that have a default, fed in some runs and not in others."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None])
factor = tf.placeholder_with_default(2.0, shape=[])
offset = tf.placeholder_with_default([1.0, 1.0], shape=[2])
y = factor * x + offset

with tf.Session() as sess:
    print(sess.run(y, {x: [1.0, 2.0]}))
    print(sess.run(y, {x: [1.0, 2.0], factor: 3.0}))
    print(sess.run(y, {x: [1.0, 2.0], offset: [0.0, 10.0]}))
    print(sess.run(factor), sess.run(factor, {factor: 7}))
