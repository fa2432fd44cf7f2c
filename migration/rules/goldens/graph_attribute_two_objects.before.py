"""Two objects of one class."""
import numpy as np
import tensorflow as tf


class Model(object):
    def __init__(self, size, name):
        with tf.variable_scope(name):
            self.x = tf.placeholder(tf.float32, [None, size])
            self.w = tf.get_variable('w', [size, 1], initializer=tf.ones_initializer())
            self.y = tf.matmul(self.x, self.w)
            self.loss = tf.reduce_mean(tf.square(self.y))
            self.train_op = tf.train.GradientDescentOptimizer(0.1).minimize(self.loss)

    def update(self, sess, x):
        loss, _ = sess.run([self.loss, self.train_op], {self.x: x})
        return loss


def main():
    a = Model(2, 'a')
    b = Model(3, 'b')
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for i in range(3):
            print(a.update(sess, np.ones([2, 2])), b.update(sess, np.ones([2, 3])))


if __name__ == '__main__':
    main()
