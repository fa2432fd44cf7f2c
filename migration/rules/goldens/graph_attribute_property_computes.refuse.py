"""A property that nothing reads computes with what the constructor built."""

import tensorflow as tf


class Net(object):
    def __init__(self):
        self.x = tf.placeholder(tf.float32, [None, 3])
        self._w = tf.Variable(tf.ones([3, 1]))
        self._loss = tf.reduce_mean(tf.matmul(self.x, self._w))  # refused: name_lost
        self.train = tf.train.GradientDescentOptimizer(0.1).minimize(self._loss)

    @property
    def loss(self):
        return self._loss

    @property
    def scaled(self):
        return 100 * self._loss


net = Net()
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([net.loss, net.train], {net.x: [[1.0, 2.0, 3.0]]})[0])
