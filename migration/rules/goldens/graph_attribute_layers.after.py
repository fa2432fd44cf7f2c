"""A network whose layers are objects of it."""

import numpy as np
import tensorflow as tf


class Hidden:
    def __init__(self, n_in, n_out, W=None, activation=tf.nn.sigmoid):
        self.activation = activation
        if W is None:
            W = tf.Variable(tf.ones([n_in, n_out]) * 0.1, name='W')
        self.W = W
        self.b = tf.Variable(tf.zeros([n_out]))
        self.params = [self.W, self.b]

    def compute_output(self, x):
        total = tf.matmul(x, self.W) + self.b
        return self.activation(total) if self.activation is not None else total


class Logistic:
    def __init__(self, n_in, n_out):
        self.W = tf.Variable(tf.zeros([n_in, n_out]))
        self.params = [self.W]

    def compute_logits(self, output):
        return tf.matmul(output, self.W)

    def compute_cost_2(self, y, output):
        logits = self.compute_logits(output)
        return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=logits))


class MLP:
    def __init__(self, n_in, n_hidden, n_out):
        self.hidden = Hidden(n_in, n_hidden)
        self.top = Logistic(n_hidden, n_out)
        self.params = self.hidden.params + self.top.params

    def compute_l2(self):
        return tf.reduce_sum(tf.square(self.hidden.W)) + tf.reduce_sum(tf.square(self.top.W))


x_spec = tf.TensorSpec([None, 3], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)
net = MLP(3, 4, 2)
optimizer = tf.keras.optimizers.Adam(0.05, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        output = net.hidden.compute_output(x)
        l2 = net.compute_l2()
        cost_2 = net.top.compute_cost_2(y, output)
        cost = cost_2 + 0.01 * l2
    variables = [net.hidden.W, net.hidden.b, net.top.W]
    optimizer.apply_gradients(zip(tape.gradient(cost, variables), variables))
    return cost


rows = np.arange(12).reshape(4, 3) % 5 / 5.0
labels = np.eye(2)[[0, 1, 1, 0]]
for _ in range(3):
    value = train_step(np.float32(rows), np.float32(labels)).numpy()
    print(value)


@tf.function(input_signature=[x_spec])
def compute_logits(x):
    output = net.hidden.compute_output(x)
    return net.top.compute_logits(output)


print(compute_logits(np.float32(rows)).numpy())
