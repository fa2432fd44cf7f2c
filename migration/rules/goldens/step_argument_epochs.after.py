"""Epochs that train, and epochs that only add up what it costs."""

import numpy as np
import tensorflow as tf


class Model:
    y_spec = tf.TensorSpec([None, 1], tf.float32)

    def __init__(self, size):
        self.x_spec = tf.TensorSpec([None, size], tf.float32)
        self.w = tf.Variable(tf.zeros([size, 1]))
        self.evaluate_cost = tf.function(self.evaluate_cost, input_signature=[
            self.x_spec, self.y_spec,
        ])
        self.optimizer = tf.keras.optimizers.SGD(0.1)
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec, self.y_spec])

    def compute_cost(self, y, x):
        return tf.reduce_mean(tf.square(tf.matmul(x, self.w) - y))

    def evaluate_cost(self, x, y):
        return self.compute_cost(y, x)

    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            cost = self.compute_cost(y, x)
        self.optimizer.apply_gradients([(tape.gradient(cost, self.w), self.w)])
        return cost


def run_epoch(model, data, eval_op, verbose=False):
    costs = 0.0
    for step, (a, b) in enumerate(data):
        cost = eval_op(np.float32(a), np.float32(b)).numpy()
        costs += cost
        if verbose:
            print(step, costs)
    return costs


rng = np.random.RandomState(0)
data = [(rng.rand(4, 2), rng.rand(4, 1)) for _ in range(3)]
model = Model(2)
for epoch in range(3):
    print(run_epoch(model, data, model.train_step, verbose=True))
    print(run_epoch(model, data, model.evaluate_cost))
