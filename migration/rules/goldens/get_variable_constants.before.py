"""Constants of another type: tf.get_variable makes float32 of them."""

import numpy as np
import tensorflow as tf

a = tf.get_variable('a', [3], initializer=tf.constant_initializer(1))
b = tf.get_variable('b', [3, 2], initializer=tf.constant_initializer(np.eye(3, 2) * 0.5))
c = tf.get_variable('c', [2], initializer=tf.constant_initializer([0.5, 1.5]))
d = tf.get_variable('d', [2], dtype=tf.int32, initializer=tf.constant_initializer(7))
x = tf.placeholder(tf.float32, [None, 3])
y = tf.matmul(x + a, b) + c

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(y, {x: [[1, 2, 3]]}))
    print(sess.run([a, d]))
