"""A network whose layers are objects of it."""

import numpy as np
import tensorflow as tf


class Hidden:
    def __init__(self, inpt, n_in, n_out, W=None, activation=tf.nn.sigmoid):
        if W is None:
            W = tf.Variable(tf.ones([n_in, n_out]) * 0.1, name='W')
        self.W = W
        self.b = tf.Variable(tf.zeros([n_out]))
        total = tf.matmul(inpt, self.W) + self.b
        self.output = activation(total) if activation is not None else total
        self.params = [self.W, self.b]


class Logistic:
    def __init__(self, inpt, n_in, n_out):
        self.W = tf.Variable(tf.zeros([n_in, n_out]))
        self.logits = tf.matmul(inpt, self.W)
        self.params = [self.W]

    def cost(self, y):
        return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=self.logits))


class MLP:
    def __init__(self, inpt, n_in, n_hidden, n_out):
        self.hidden = Hidden(inpt, n_in, n_hidden)
        self.top = Logistic(self.hidden.output, n_hidden, n_out)
        self.l2 = tf.reduce_sum(tf.square(self.hidden.W)) + tf.reduce_sum(tf.square(self.top.W))
        self.cost = self.top.cost
        self.params = self.hidden.params + self.top.params


x = tf.placeholder(tf.float32, [None, 3])
y = tf.placeholder(tf.float32, [None, 2])
net = MLP(x, 3, 4, 2)
cost = net.cost(y) + 0.01 * net.l2
train = tf.train.AdamOptimizer(0.05).minimize(cost, var_list=net.params)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    rows = np.arange(12).reshape(4, 3) % 5 / 5.0
    labels = np.eye(2)[[0, 1, 1, 0]]
    for _ in range(3):
        _, value = sess.run([train, cost], {x: rows, y: labels})
        print(value)
    print(sess.run(net.top.logits, {x: rows}))
