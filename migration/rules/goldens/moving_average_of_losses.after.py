"""Averages of losses that are shown besides training."""

import numpy as np
import tensorflow as tf


class MovingAverages(tf.Module):
    """Moving averages of tensors, which begin at zero."""

    def __init__(self, decay, specs, name=None):
        super().__init__(name)
        self.decay = decay
        self.averages = [
            tf.Variable(tf.zeros(spec.shape, spec.dtype), trainable=False) for spec in specs]

    def apply(self, tensors):
        for average, tensor in zip(self.averages, tensors):
            rate = tf.cast(1.0 - tf.constant(self.decay), average.dtype)
            average.assign_sub((average - tensor) * rate)


x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
y_spec = tf.TensorSpec([None], tf.float32, name='y')
w = tf.Variable(tf.ones([3]), name='w')


def compute_error(y, x):
    return tf.reduce_mean(tf.square(tf.reduce_sum(x * w, 1) - y))


def compute_size():
    return 0.01 * tf.reduce_sum(tf.abs(w))


ema = MovingAverages(0.9, [tf.TensorSpec([], tf.float32), tf.TensorSpec([], tf.float32)], name='avg')


@tf.function(input_signature=[x_spec, y_spec])
def run_averages_op(x, y):
    error = compute_error(y, x)
    size = compute_size()
    averages_op = ema.apply([error, size])


average_error = ema.averages[0]
optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        error = compute_error(y, x)
        size = compute_size()
        loss = error + size
    averages_op = ema.apply([error, size])
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


random = np.random.RandomState(0)
print([average_error.numpy(), ema.averages[1].numpy()])
for _ in range(4):
    feed = {'x': random.rand(5, 3), 'y': random.rand(5)}
    now = train_step(np.float32(feed['x']), np.float32(feed['y'])).numpy()
    print(now, [average_error.numpy(), ema.averages[1].numpy()])
run_averages_op(np.float32(feed['x']), np.float32(feed['y']))
print((10.0 * average_error).numpy())
