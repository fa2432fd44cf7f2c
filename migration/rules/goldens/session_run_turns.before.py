"""Cross-validation: each fold has a graph, a session and a model of its own."""

import numpy as np
import tensorflow as tf


class Net:
    def __init__(self, n_in, rate):
        self.x = tf.placeholder(tf.float32, [None, n_in])
        self.y = tf.placeholder(tf.float32, [None, 1])
        self.w = tf.Variable(tf.zeros([n_in, 1]))
        self.out = tf.matmul(self.x, self.w)
        self.loss = tf.reduce_mean(tf.square(self.out - self.y))
        self.train = tf.train.GradientDescentOptimizer(rate).minimize(self.loss)


def cross_validate(X, Y, folds, rate):
    scores = []
    for fold in range(folds):
        with tf.Graph().as_default(), tf.Session() as sess:
            net = Net(X.shape[1], rate)
            sess.run(tf.global_variables_initializer())
            keep = np.arange(len(X)) % folds != fold
            for _ in range(5):
                sess.run(net.train, {net.x: X[keep], net.y: Y[keep]})
            scores.append(sess.run(net.loss, {net.x: X[~keep], net.y: Y[~keep]}))
    return np.mean(scores)


rng = np.random.RandomState(0)
X, Y = rng.rand(30, 3), rng.rand(30, 1)
for rate in (0.1, 0.01):
    print(rate, cross_validate(X, Y, 3, rate))

# The same without a class, as in a notebook.
best = 1e9
for n_hidden in [2, 3]:
    tf.reset_default_graph()
    x = tf.placeholder(tf.float32, [None, 3])
    w = tf.Variable(tf.ones([3, n_hidden]))
    v = tf.Variable(tf.ones([n_hidden, 1]))
    loss = tf.reduce_mean(tf.square(tf.matmul(tf.nn.tanh(tf.matmul(x, w)), v)))
    train = tf.train.MomentumOptimizer(0.1, 0.9).minimize(loss)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for step in range(4):
            _, value = sess.run([train, loss], {x: X})
            if value < 1e-3:
                break
    if value < best:
        best = value
        best_hidden = n_hidden
print(best, best_hidden)
