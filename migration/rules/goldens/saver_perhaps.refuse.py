"""A saver of an optimizer that there is only in some runs."""

import sys

import tensorflow as tf


class Model:
    def __init__(self, training):
        self.x = tf.placeholder(tf.float32, [None, 2])
        self.w = tf.Variable([[1.0], [2.0]])
        self.loss = tf.reduce_mean(tf.matmul(self.x, self.w))
        if training:
            self.add_training()

    def add_training(self):
        self.train = tf.train.AdamOptimizer(0.1).minimize(self.loss)


model = Model(len(sys.argv) < 3)
saver = tf.train.Saver()  # refused: saver
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(model.train, {model.x: [[1.0, 2.0]]})
    saver.save(sess, 'model')
