"""Cross-validation: each fold has a graph, a session and a model of its own."""

import numpy as np
import tensorflow as tf


class Net:
    y_spec = tf.TensorSpec([None, 1], tf.float32)

    def __init__(self, n_in, rate):
        self.x_spec = tf.TensorSpec([None, n_in], tf.float32)
        self.w = tf.Variable(tf.zeros([n_in, 1]))
        self.compute_loss = tf.function(self.compute_loss, input_signature=[
            self.x_spec, self.y_spec,
        ])
        self.optimizer = tf.keras.optimizers.SGD(float(rate))
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec, self.y_spec])

    def compute_loss(self, x, y):
        out = tf.matmul(x, self.w)
        return tf.reduce_mean(tf.square(out - y))

    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x, y)
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])


def cross_validate(X, Y, folds, rate):
    scores = []
    for fold in range(folds):
        net = Net(X.shape[1], rate)
        keep = np.arange(len(X)) % folds != fold
        for _ in range(5):
            net.train_step(np.float32(X[keep]), np.float32(Y[keep]))
        scores.append(net.compute_loss(np.float32(X[~keep]), np.float32(Y[~keep])).numpy())
    return np.mean(scores)


rng = np.random.RandomState(0)
X, Y = rng.rand(30, 3), rng.rand(30, 1)
for rate in (0.1, 0.01):
    print(rate, cross_validate(X, Y, 3, rate))

# The same without a class, as in a notebook.
best = 1e9
for n_hidden in [2, 3]:
    x_spec = tf.TensorSpec([None, 3], tf.float32)
    w = tf.Variable(tf.ones([3, n_hidden]))
    v = tf.Variable(tf.ones([n_hidden, 1]))
    optimizer = tf.keras.optimizers.SGD(0.1, momentum=0.9)

    @tf.function(input_signature=[x_spec])
    def train_step(x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(tf.matmul(tf.nn.tanh(tf.matmul(x, w)), v)))
        variables = [w, v]
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    for step in range(4):
        value = train_step(np.float32(X)).numpy()
        if value < 1e-3:
            break
    if value < best:
        best = value
        best_hidden = n_hidden
print(best, best_hidden)
