"""A class that gets the session from outside, and whose graph is also run from there."""
import numpy as np
import tensorflow as tf


class Net(object):
    def __init__(self, sess, name):
        self.sess = sess
        self.name = name
        self.build()

    def build(self):
        with tf.variable_scope(self.name):
            self.X = tf.placeholder(tf.float32, [None, 3])
            self.Y = tf.placeholder(tf.float32, [None, 1])
            W = tf.Variable(tf.ones([3, 1]), name='W')
            self.out = tf.matmul(self.X, W)
        self.cost = tf.reduce_mean(tf.square(self.out - self.Y))
        self.optimizer = tf.train.AdamOptimizer(learning_rate=0.1).minimize(self.cost)

    def predict(self, x_test):
        return self.sess.run(self.out, feed_dict={self.X: x_test})

    def train(self, x_data, y_data):
        c, _ = self.sess.run([self.cost, self.optimizer], feed_dict={self.X: x_data, self.Y: y_data})
        return c


sess = tf.Session()
m1 = Net(sess, 'm1')
sess.run(tf.global_variables_initializer())
for i in range(3):
    c = m1.train(np.ones([2, 3]), np.zeros([2, 1]))
    print(c)
print(m1.predict(np.ones([1, 3])))
print(sess.run(m1.cost, feed_dict={m1.X: np.ones([2, 3]), m1.Y: np.zeros([2, 1])}))
