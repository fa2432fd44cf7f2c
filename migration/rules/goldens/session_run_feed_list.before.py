"""Dictionaries that are fed, in a list."""

import numpy as np
import tensorflow as tf
x = tf.placeholder(tf.float32, [2])
feeds = {x: np.float64([1, 2])}
y = x + 1
with tf.Session() as sess:
    print(sess.run(y, feed_dict=feeds))
    for f in [{x: [1, 2]}, {x: [3, 4]}]:
        print(sess.run(y, feed_dict=f))
    fs = [{x: [i, i]} for i in range(2)]
    for f in fs:
        print(sess.run(y, f))
    print(sess.run(y, fs[0]))
