"""A placeholder that is a variable where its values are to be found by training."""

import numpy as np
import tensorflow as tf


class Dream:
    def __init__(self, size, image=None, free=False):
        if free:
            self.x = tf.Variable(np.zeros([1, size], np.float32))
        else:
            self.x = tf.placeholder(tf.float32, [None, size])
        self.w = tf.Variable(tf.ones([size, 1]))
        self.y = tf.matmul(self.x, self.w)


def network(size, free=False):
    if free:
        x = tf.Variable(np.zeros([1, size], np.float32))
    else:
        x = tf.placeholder(tf.float32, [None, size])
    v = tf.Variable(2.0)
    y = tf.reduce_sum(x, 1) * v
    return x, y


dream = Dream(2)
x, y = network(2)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(dream.y, {dream.x: np.ones([3, 2])}))
    print(sess.run(y, {x: np.ones([3, 2])}))
