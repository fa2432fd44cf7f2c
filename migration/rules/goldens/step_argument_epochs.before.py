"""Epochs that train, and epochs that only add up what it costs."""

import numpy as np
import tensorflow as tf


class Model:
    def __init__(self, size):
        self.x = tf.placeholder(tf.float32, [None, size])
        self.y = tf.placeholder(tf.float32, [None, 1])
        self.w = tf.Variable(tf.zeros([size, 1]))
        self.cost = tf.reduce_mean(tf.square(tf.matmul(self.x, self.w) - self.y))
        self.train_op = tf.train.GradientDescentOptimizer(0.1).minimize(self.cost)


def run_epoch(session, model, data, eval_op, verbose=False):
    costs = 0.0
    for step, (a, b) in enumerate(data):
        cost, _ = session.run([model.cost, eval_op], {model.x: a, model.y: b})
        costs += cost
        if verbose:
            print(step, costs)
    return costs


rng = np.random.RandomState(0)
data = [(rng.rand(4, 2), rng.rand(4, 1)) for _ in range(3)]
with tf.Session() as session:
    model = Model(2)
    session.run(tf.global_variables_initializer())
    for epoch in range(3):
        print(run_epoch(session, model, data, model.train_op, verbose=True))
        print(run_epoch(session, model, data, tf.no_op()))
