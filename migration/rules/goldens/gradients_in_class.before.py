"""A class that clips its gradients, at a rate that is fed."""

import numpy as np
import tensorflow as tf

class Model(object):
    def __init__(self, lr):
        self.x = tf.placeholder(tf.float32, [None, 2], name='x')
        self.y = tf.placeholder(tf.float32, [None, 1])
        self.lr = tf.placeholder(tf.float32, [])
        self.w = tf.Variable(np.float32([[.5], [-.3]]))
        self.b = tf.Variable(0.1)
        self.pred = tf.matmul(self.x, self.w) + self.b
        self.loss = tf.reduce_mean(tf.square(self.pred - self.y))
        self.tvars = [self.w, self.b]
        grads, self.norm = tf.clip_by_global_norm(tf.gradients(self.loss, self.tvars), 1.0)
        self.optimizer = tf.train.AdamOptimizer(self.lr)
        self.train_op = self.optimizer.apply_gradients(zip(grads, self.tvars))
    def train(self, sess, x, y, lr):
        _, loss, norm = sess.run([self.train_op, self.loss, self.norm], {self.x: x, self.y: y, self.lr: lr})
        return loss, norm
def main():
    m = Model(0.1)
    rng = np.random.RandomState(1)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for i in range(5):
            x = rng.rand(4, 2)
            print(m.train(sess, x, x[:, :1] * 3, 0.1 / (i + 1)))
        print(sess.run(m.w))
main()
