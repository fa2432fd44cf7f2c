"""Constants that some runs feed, of functions and objects."""

import numpy as np
import tensorflow as tf


def build():
    start = tf.constant([1.0, 2.0])
    x_spec = tf.TensorSpec([2], tf.float32)

    @tf.function(input_signature=[tf.TensorSpec.from_tensor(start), x_spec])
    def compute_product(start, x):
        start = tf.cast(start, tf.float32)
        return start * x

    return compute_product, start


class Net:
    def __init__(self, size):
        self.x_spec = tf.TensorSpec([None, size], tf.float32)
        state = tf.zeros([1, size])
        self.state = state
        self.scale = tf.constant(2.0, name='scale')
        self.compute_out = tf.function(self.compute_out, reduce_retracing=True)
        self.evaluate_out = tf.function(self.evaluate_out, input_signature=[
            self.x_spec, tf.TensorSpec.from_tensor(self.state),
            tf.TensorSpec.from_tensor(self.scale),
        ])

    def compute_out(self, hidden):
        return tf.reduce_sum(hidden, 1)

    def evaluate_out(self, x, state, scale):
        hidden = tf.nn.relu(x + state) * scale
        return self.compute_out(hidden)


def main():
    compute_product, start = build()
    first, second = Net(2), Net(2)
    print(compute_product(start, np.float32([1, 2])).numpy())
    print(compute_product(np.float32([5, 5]), np.float32([1, 2])).numpy())
    print(first.evaluate_out(np.float32([[1, 2]]), first.state, first.scale).numpy())
    print(second.evaluate_out(np.float32([[1, 2]]), np.float32([[1, 1]]), second.scale).numpy())
    print(first.evaluate_out(np.float32([[1, 2]]), first.state, 3.0).numpy())
    print(first.compute_out(np.float32([[1, 2], [3, 4]])).numpy())
    print(second.state.numpy())


main()
