"""Variables that need the shapes of tensors, and that the program reads before anything is run."""

import numpy as np
import tensorflow as tf


def dense(x, size):
    n = int(x.shape[1])
    w = tf.Variable(tf.truncated_normal([n, size], stddev=0.5))
    b = tf.Variable(tf.zeros([size]))
    return tf.matmul(x, w) + b, w


class Critic(object):
    def __init__(self, size):
        self.x = tf.placeholder(tf.float32, [None, size])
        h, self.w1 = self.layer(self.x, 4)
        self.score, self.w2 = self.layer(h, 1)
        self.loss = tf.reduce_mean(self.score)
        self.clip = [w.assign(tf.clip_by_value(w, -0.1, 0.1)) for w in (self.w1, self.w2)]
        self.train = tf.train.RMSPropOptimizer(0.01).minimize(self.loss)

    def layer(self, x, size):
        w = tf.get_variable('w%d' % size, [int(x.shape[1]), size])
        return tf.nn.tanh(tf.matmul(x, w)), w


x = tf.placeholder(tf.float32, [None, 3])
y, weights = dense(x, 2)
largest = tf.reduce_max(tf.abs(weights))
critic = Critic(3)
data = np.random.RandomState(5).rand(4, 3)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(largest), sess.run(weights))
    sess.run(critic.clip)
    print(sess.run(critic.w1))
    for _ in range(3):
        sess.run(critic.train, {critic.x: data})
        sess.run(critic.clip)
    print(sess.run(critic.score, {critic.x: data}), sess.run(y, {x: data}))
