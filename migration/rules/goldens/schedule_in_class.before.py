"""A learning rate that follows the steps, in a class."""
import numpy as np
import tensorflow as tf


class Trainer(object):
    def __init__(self, n):
        self.x = tf.placeholder(tf.float32, [None, n])
        self.w = tf.Variable(tf.ones([n, 1]))
        self.loss = tf.reduce_mean(tf.square(tf.matmul(self.x, self.w)))
        self.global_step = tf.Variable(0, trainable=False)
        self.lr = tf.train.exponential_decay(0.1, self.global_step, 2, 0.5, staircase=True)
        self.train_op = tf.train.GradientDescentOptimizer(self.lr).minimize(
            self.loss, global_step=self.global_step)

    def train(self, sess, x):
        _, loss, lr = sess.run([self.train_op, self.loss, self.lr], {self.x: x})
        return loss, lr


trainer = Trainer(3)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(5):
        print(trainer.train(sess, np.ones([2, 3])))
    print(sess.run(trainer.global_step), sess.run(trainer.lr))
