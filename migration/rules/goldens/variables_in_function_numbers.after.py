"""Initial values that NumPy draws inside of the function that makes a layer."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(3)


class Dense(tf.Module):
    def __init__(self, net, n_in, n_out, act=None):
        super().__init__()
        self.net = net
        self.act = act
        scale = 0.5 if act is None else 1.0
        self.w = tf.Variable(scale * self.net.draw(n_in, n_out), name='w')
        self.b = tf.Variable(0.1 * rng.rand(n_out).astype(np.float32), name='b')

    def __call__(self, x):
        scale = 0.5 if self.act is None else 1.0
        y = tf.matmul(x, self.w) + self.b
        return y if self.act is None else self.act(y) * scale


class Net(object):
    """A net that keeps its layers to itself."""

    def __init__(self, sizes):
        self.x_spec = tf.TensorSpec([None, sizes[0]], tf.float32)
        self.y_spec = tf.TensorSpec([None, sizes[-1]], tf.float32)
        self.h_dense = Dense(self, sizes[0], sizes[1], tf.nn.tanh)
        self.out_dense = Dense(self, sizes[1], sizes[2])
        self.compute_out = tf.function(self.compute_out, input_signature=[self.x_spec])
        self.optimizer = tf.keras.optimizers.SGD(0.1)
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec, self.y_spec])

    def compute_out(self, x):
        h = self.h_dense(x)
        return self.out_dense(h)

    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            out = self.compute_out(x)
            loss = tf.reduce_mean(tf.square(out - y))
        variables = [*self.h_dense.trainable_variables, *self.out_dense.trainable_variables]
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    def draw(self, n_in, n_out):
        """He's initial values."""
        return (rng.randn(n_in, n_out) * np.sqrt(2.0 / n_in)).astype(np.float32)


net = Net([4, 3, 2])
data, want = rng.rand(5, 4), rng.rand(5, 2)
for i in range(4):
    loss = net.train_step(np.float32(data), np.float32(want)).numpy()
    print(i, loss)
print(net.compute_out(np.float32(data)).numpy())
