"""Names that begin as a placeholder of the object, and that loops and conditions go on with."""
import numpy as np
import tensorflow as tf


class Net(object):
    x_spec = tf.TensorSpec([None, 3], tf.float32)

    def __init__(self, depth, squash=True):
        self.depth = depth
        self.squash = squash
        self.w = tf.Variable(tf.ones([3, 3]) * 0.3)

    @tf.function(input_signature=[x_spec])
    def compute_h(self, x):
        h = x
        for i in range(self.depth):
            h = tf.tanh(tf.matmul(h, self.w) + i)
        return h

    @tf.function(input_signature=[x_spec])
    def compute_z(self, x):
        h = self.compute_h(x)
        return self._head(h, self.squash)

    def _head(self, y, squash):
        out = y
        if squash:
            out = tf.sigmoid(out) - 0.5
        total = y
        for _ in range(2):
            total = total + tf.reduce_sum(out, axis=1, keepdims=True)
        return total


net = Net(3)
data = np.arange(6.0).reshape([2, 3])
print(net.compute_h(np.float32(data)).numpy())
print(net.compute_z(np.float32(data)).numpy())
