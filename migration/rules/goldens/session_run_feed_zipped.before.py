"""Placeholders and what they are fed, zipped."""

import numpy as np
import tensorflow as tf
x = tf.placeholder(tf.float32, [None, 2])
y = tf.placeholder(tf.float32, [None])
pred = tf.reduce_sum(x, 1)
loss = tf.reduce_mean(tf.square(pred - y))
a, b = np.ones((2, 2)), [1, 2]
batch = [a, b]
phs = [x, y]
with tf.Session() as sess:
    print(sess.run(loss, dict(zip([x, y], [a, b]))))
    print(sess.run(loss, feed_dict=dict(zip((x, y), batch))))
    print(sess.run(loss, feed_dict=dict(zip(phs, batch))))
    inputs = {k: v for k, v in zip(phs, batch)}
    print(sess.run(loss, feed_dict=inputs))
    print(sess.run(loss, feed_dict={k: v for k, v in zip(phs, batch)}))
    print(sess.run(loss, {ph: v for ph, v in zip([x, y], batch)}))
