"""Trains most on the examples that are predicted worst, which a tree of Python's own finds."""

import numpy as np
import tensorflow as tf


class SumTree:
    """Leaves with priorities; each node above holds the sum of those below it."""

    def __init__(self, leaves):
        self.leaves = leaves
        self.sums = np.zeros(2 * leaves - 1)

    def set(self, leaf, priority):
        at = leaf + self.leaves - 1
        self._add(at, priority - self.sums[at])

    def _add(self, at, change):
        self.sums[at] += change
        if at > 0:
            self._add((at - 1) // 2, change)

    def find(self, bound, at=0):
        left = 2 * at + 1
        if left >= len(self.sums):
            return at - self.leaves + 1
        if bound <= self.sums[left]:
            return self.find(bound, left)
        return self.find(bound - self.sums[left], left + 1)


xs = np.linspace(-1.0, 1.0, 8, dtype=np.float32)
ys = 2.0 * xs ** 3 - xs
tree = SumTree(len(xs))
for leaf in range(len(xs)):
    tree.set(leaf, 1.0)

x = tf.placeholder(tf.float32, [None], name='x')
y = tf.placeholder(tf.float32, [None], name='y')
a = tf.Variable(0.5, name='a')
b = tf.Variable(0.0, name='b')
error = tf.abs(a * x ** 3 + b * x - y)
loss = tf.reduce_mean(error ** 2)
train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(20):
        total = tree.sums[0]
        found = [tree.find(total * (i + 0.5) / 4) for i in range(4)]
        _, worst, l = sess.run([train_op, error, loss], {x: xs[found], y: ys[found]})
        for leaf, priority in zip(found, worst):
            tree.set(leaf, round(float(priority), 3) + 0.01)
    print('loss', l, 'a', sess.run(a), 'b', sess.run(b))
