"""Feeds that functions make anew for each run, and batches beside their placeholders."""

import numpy as np
import tensorflow as tf
x = tf.placeholder(tf.int32, [None])
y = tf.placeholder(tf.float32, [None])
z = tf.cast(x, tf.float32) + y
def batches():
    for i in range(2):
        yield [i], [i * 0.5]
phs = [x, y]
with tf.Session() as sess:
    for batch in batches():
        print(sess.run(z, dict(zip(phs, batch))))
    for a, b in batches():
        print(sess.run(z, feed_dict=dict(zip([x, y], [a, b]))))
        print(sess.run(z, feed_dict=dict(zip([y, x], [b, a]))))
        print(sess.run(z, feed_dict=dict(zip([y, x], (b, a)))))
    fd = dict(zip(phs, ([1.7], [2])))
    print(sess.run(z, fd))
