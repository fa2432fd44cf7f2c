"""Names that begin as a placeholder of the object, and that loops and conditions go on with."""
import numpy as np
import tensorflow as tf


class Net(object):
    def __init__(self, depth, squash=True):
        self.x = tf.placeholder(tf.float32, [None, 3])
        self.w = tf.Variable(tf.ones([3, 3]) * 0.3)
        h = self.x
        for i in range(depth):
            h = tf.tanh(tf.matmul(h, self.w) + i)
        self.y = h
        self.z = self._head(self.y, squash)

    def _head(self, y, squash):
        out = y
        if squash:
            out = tf.sigmoid(out) - 0.5
        total = y
        for _ in range(2):
            total = total + tf.reduce_sum(out, axis=1, keepdims=True)
        return total


net = Net(3)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    data = np.arange(6.0).reshape([2, 3])
    print(sess.run(net.y, {net.x: data}))
    print(sess.run(net.z, {net.x: data}))
