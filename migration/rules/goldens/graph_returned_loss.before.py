"""A loss of a class that is trained from outside of it."""
import numpy as np
import tensorflow as tf


class Model(object):
    def __init__(self, n):
        self.x = tf.placeholder(tf.float32, [None, n])
        self.w = tf.Variable(tf.ones([n, 1]), name='w')
        self.y = tf.matmul(self.x, self.w)
        self.loss = tf.reduce_mean(tf.square(self.y))


def main():
    model = Model(3)
    target = tf.placeholder(tf.float32, [])
    cost = model.loss + target
    train_op = tf.train.GradientDescentOptimizer(0.1).minimize(cost)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for i in range(3):
            _, c = sess.run([train_op, cost], {model.x: np.ones([2, 3]), target: 1.0})
            print(c)
        print(sess.run(model.y, {model.x: np.ones([1, 3])}))


main()
