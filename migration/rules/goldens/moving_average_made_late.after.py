"""Averages of tensors at the level of the session, of which only TensorFlow knows the sizes."""

import numpy as np
import tensorflow as tf


class LazyMovingAverages(tf.Module):
    """Moving averages of tensors, which begin at zero and are made when they are first needed."""

    def __init__(self, decay, name=None):
        super().__init__(name)
        self.decay = decay

    def apply(self, tensors):
        for number, tensor in enumerate(tensors):
            average = self.average(number, tensor)
            rate = tf.cast(1.0 - tf.constant(self.decay), average.dtype)
            average.assign_sub((average - tensor) * rate)

    def average(self, number, tensor):
        """Returns the average of the tensors that come at one place of the list."""
        name = f'average_{number}'
        if not hasattr(self, name):
            with tf.init_scope():
                zeros = tf.zeros(tensor.shape, tensor.dtype)
                setattr(self, name, tf.Variable(zeros, trainable=False, name=name))
        return getattr(self, name)


x_spec = tf.TensorSpec([None, 3], tf.float32)


def compute_mean_and_variance(x):
    mean, variance = tf.nn.moments(x, [0])
    return mean, variance


ema = LazyMovingAverages(0.9)


@tf.function(input_signature=[x_spec])
def run_trained(x):
    mean, variance = compute_mean_and_variance(x)
    ema.apply([mean, variance])
    return (x - mean) / tf.sqrt(variance + 1e-3)


@tf.function(input_signature=[x_spec])
def compute_tested(x):
    mean, variance = compute_mean_and_variance(x)
    return (x - ema.average(0, mean)) / tf.sqrt(ema.average(1, variance) + 1e-3)


random = np.random.RandomState(0)
for _ in range(3):
    print(compute_tested(np.float32(random.rand(4, 3))).numpy())
    print(run_trained(np.float32(random.rand(4, 3))).numpy())
