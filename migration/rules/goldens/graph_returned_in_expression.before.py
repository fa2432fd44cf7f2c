"""Costs that methods of a model give, in larger expressions."""

import numpy as np
import tensorflow as tf


class Softmax:
    def __init__(self, x, n_in, n_out):
        self.w = tf.Variable(tf.zeros([n_in, n_out]))
        self.logits = tf.matmul(x, self.w)
        self.prediction = tf.argmax(self.logits, 1)

    def cost(self, y):
        return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=self.logits))

    def accuracy(self, y):
        hits = tf.equal(self.prediction, tf.argmax(y, 1))
        return tf.reduce_mean(tf.cast(hits, tf.float32))


x = tf.placeholder(tf.float32, [None, 3])
y = tf.placeholder(tf.float32, [None, 2])
model = Softmax(x, 3, 2)
cost = model.cost(y) + 0.01 * tf.nn.l2_loss(model.w)
error = 1.0 - model.accuracy(y)
train = tf.train.GradientDescentOptimizer(0.5).minimize(cost)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    rows = np.arange(12).reshape(4, 3) % 5 / 5.0
    labels = np.eye(2)[[0, 1, 1, 0]]
    for _ in range(3):
        _, value = sess.run([train, cost], {x: rows, y: labels})
        print(value)
    print(sess.run(error, {x: rows, y: labels}), sess.run(model.prediction, {x: rows}))
