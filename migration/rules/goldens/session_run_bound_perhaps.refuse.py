"""Methods that give an attribute another value, if they are called."""

import sys

import tensorflow as tf


class Model:
    def __init__(self, doubled):
        self.x = tf.placeholder(tf.float32, [None, 2])
        self.w = tf.Variable([[1.0], [2.0]])
        self.y = tf.matmul(self.x, self.w)
        if doubled:
            self.double()
        self.z = self.y + 1.0

    def double(self):
        self.y = self.y * 2.0  # refused: conditional_graph_value
        self.loss = tf.reduce_mean(self.y)


class Kind:
    def __init__(self, large):
        self.x = tf.placeholder(tf.float32, [None, 2])
        if large:
            self.make_large()
        else:
            self.make_small()
        self.z = self.y + 1.0

    def make_large(self):
        self.w = tf.Variable([[1.0, 0.0], [2.0, 0.0]])
        self.y = tf.matmul(self.x, self.w)

    def make_small(self):
        self.v = tf.Variable([[1.0], [2.0]])
        self.y = tf.matmul(self.x, self.v)  # refused: conditional_graph_value


class Early:
    def __init__(self, training):
        self.x = tf.placeholder(tf.float32, [None, 2])
        self.w = tf.Variable([[1.0], [2.0]])
        self.y = tf.matmul(self.x, self.w)
        if not training:
            return
        self.loss = tf.reduce_mean(self.y)
        self.more()

    def more(self):
        self.y = tf.nn.dropout(self.y, 0.5)  # refused: conditional_graph_value
        self.train = tf.train.GradientDescentOptimizer(0.1).minimize(self.loss)


flag = len(sys.argv) > 2
models = Model(flag)
kind = Kind(flag)
early = Early(flag)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(models.z, {models.x: [[1.0, 2.0]]}))
    print(sess.run(kind.z, {kind.x: [[1.0, 2.0]]}))
    print(sess.run(early.y, {early.x: [[1.0, 2.0]]}))
