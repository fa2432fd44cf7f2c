"""A loss, a penalty and training that methods of a model give to each other."""

import numpy as np
import tensorflow as tf


class Net:
    def __init__(self):
        self.x = tf.placeholder(tf.float32, [None, 2])
        self.w = tf.Variable([[1.0], [2.0]])
        self.out = tf.matmul(self.x, self.w)

    def penalty(self):
        return tf.nn.l2_loss(self.w)

    def loss(self, y):
        return tf.reduce_mean(tf.square(self.out - y)) + 0.1 * self.penalty()

    def training(self, y, rate):
        loss = self.loss(y)
        return tf.train.GradientDescentOptimizer(rate).minimize(loss), loss


def build(net):
    y = tf.placeholder(tf.float32, [None, 1])
    train, loss = net.training(y, 0.1)
    return y, train, loss * 2.0


net = Net()
y, train, doubled = build(net)
scaled = [doubled / 2.0, net.penalty() * 3.0]
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {net.x: [[1, 2], [3, 4]], y: [[1], [2]]}
    for _ in range(2):
        sess.run(train, feed)
        print(sess.run(doubled, feed), sess.run(scaled, feed))
