"""Initial values that NumPy draws inside of the function that makes a layer."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(3)


class Net(object):
    """A net that keeps its layers to itself."""

    def __init__(self, sizes):
        self.x = tf.placeholder(tf.float32, [None, sizes[0]])
        self.y = tf.placeholder(tf.float32, [None, sizes[-1]])
        h = self.x
        h = self.dense(h, sizes[0], sizes[1], tf.nn.tanh)
        self.out = self.dense(h, sizes[1], sizes[2])
        self.loss = tf.reduce_mean(tf.square(self.out - self.y))
        self.train = tf.train.GradientDescentOptimizer(0.1).minimize(self.loss)

    def draw(self, n_in, n_out):
        """He's initial values."""
        return (rng.randn(n_in, n_out) * np.sqrt(2.0 / n_in)).astype(np.float32)

    def dense(self, x, n_in, n_out, act=None):
        scale = 0.5 if act is None else 1.0
        w = tf.Variable(scale * self.draw(n_in, n_out), name='w')
        b = tf.Variable(0.1 * rng.rand(n_out).astype(np.float32), name='b')
        y = tf.matmul(x, w) + b
        return y if act is None else act(y) * scale


net = Net([4, 3, 2])
data, want = rng.rand(5, 4), rng.rand(5, 2)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        loss, _ = sess.run([net.loss, net.train], {net.x: data, net.y: want})
        print(i, loss)
    print(sess.run(net.out, {net.x: data}))
