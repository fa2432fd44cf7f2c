"""Functions that make placeholders."""

import numpy as np
import tensorflow as tf
def inp(shape, name=None, dtype=tf.float32):
    return tf.placeholder(dtype, shape, name=name)
mk = lambda n: tf.placeholder(tf.float32, [None, n])
x = inp([None, 2], 'x')
y = inp([None])
k = inp((), dtype=tf.int32)
z = mk(3)
z2 = mk(2)
pred = tf.reduce_sum(x, 1)
loss = tf.reduce_mean(tf.square(pred - y))
with tf.Session() as sess:
    print(sess.run(loss, {x: np.ones((2, 2)), y: [1, 2]}))
    print(sess.run(tf.reduce_sum(z), {z: [[1, 2, 3]]}), sess.run(k * 2, {k: 3}))
