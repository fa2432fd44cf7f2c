"""A loss, a penalty and training that methods of a model give to each other."""

import numpy as np
import tensorflow as tf


class Net:
    x_spec = tf.TensorSpec([None, 2], tf.float32)

    def __init__(self):
        self.w = tf.Variable([[1.0], [2.0]])

    def penalty(self):
        return tf.nn.l2_loss(self.w)

    def compute_loss(self, x, y):
        out = tf.matmul(x, self.w)
        return tf.reduce_mean(tf.square(out - y)) + 0.1 * self.penalty()

    def training(self, y_spec, rate):
        self.optimizer = tf.keras.optimizers.SGD(rate)
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec, y_spec])

    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x, y)
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])


def build(net):
    y_spec = tf.TensorSpec([None, 1], tf.float32)
    net.training(y_spec, 0.1)

    @tf.function(input_signature=[net.x_spec, y_spec])
    def compute_doubled(x, y):
        loss = net.compute_loss(x, y)
        return loss * 2.0

    return compute_doubled, y_spec


net = Net()
compute_doubled, y_spec = build(net)
feed = {'x': [[1, 2], [3, 4]], 'y': [[1], [2]]}


@tf.function(input_signature=[net.x_spec, y_spec])
def compute_quotient_and_product(x, y):
    doubled = compute_doubled(x, y)
    return doubled / 2.0, net.penalty() * 3.0


for _ in range(2):
    net.train_step(np.float32(feed['x']), np.float32(feed['y']))
    print(compute_doubled(np.float32(feed['x']), np.float32(feed['y'])).numpy(), [value.numpy() for value in compute_quotient_and_product(np.float32(feed['x']), np.float32(feed['y']))])
