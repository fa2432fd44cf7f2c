"""A recurrence whose state is a constant at first, and what the last run gave afterwards."""

import numpy as np
import tensorflow as tf


class Walker:
    def __init__(self, size):
        self.size = size
        self.x = tf.placeholder(tf.float32, [None, size])
        self.start = tf.zeros([3, size])
        self.w = tf.Variable(tf.eye(size) * 0.5)
        self.rate = tf.constant(0.1)
        self.final = tf.tanh(tf.matmul(self.x + self.start, self.w))
        self.loss = tf.reduce_sum(tf.square(self.final))
        self.train = tf.train.GradientDescentOptimizer(0.1).minimize(self.loss)

    def show(self, sess, data):
        return sess.run(self.final, {self.x: data})


model = Walker(4)
session = tf.Session()
session.run(tf.global_variables_initializer())
data = np.arange(12).reshape(3, 4) / 10.0
state = None
for turn in range(3):
    feed = {model.x: data}
    if state is not None:
        feed[model.start] = state
    state, loss = session.run([model.final, model.loss], feed)
    print(state, loss)
print(session.run(model.loss, {model.x: data}))
_, state = session.run([model.train, model.final], {model.x: data, model.start: state})
print(model.show(session, data))
print(session.run(model.rate * 2))
