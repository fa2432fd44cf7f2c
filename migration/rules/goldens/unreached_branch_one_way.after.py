"""Models that train only where they are told to, known from the source or not."""

import sys

import numpy as np
import tensorflow as tf


class Model:
    t_spec = tf.TensorSpec([None, 1], tf.float32, name='t')

    def __init__(self, size, training=True, clip=None):
        self.x_spec = tf.TensorSpec([None, size], tf.float32, name='x')
        self.w = tf.Variable(tf.ones([size, 1]), name='w')
        if training:
            self.optimizer = tf.keras.optimizers.SGD(0.1)
            self.train_step = tf.function(self.train_step, input_signature=[self.x_spec, self.t_spec])

    def train_step(self, x, t):
        with tf.GradientTape() as tape:
            y = tf.matmul(x, self.w)
            loss = tf.reduce_mean(tf.square(y - t))
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        return loss

    def fit(self, x, t):
        return self.train_step(np.float32(x), np.float32(t)).numpy()


quiet = len(sys.argv) > 9
clip = True
data = np.linspace(-1.0, 1.0, 6).reshape(3, 2)
model = Model(2)
u_spec = tf.TensorSpec([None, 2], tf.float32)
v = tf.Variable([[1.0], [2.0]], name='v')
if clip:
    # The norm over all gradients.
    optimizer = tf.keras.optimizers.SGD(0.5)

    @tf.function(input_signature=[u_spec])
    def train_lower_step(u):
        with tf.GradientTape() as tape:
            error = tf.reduce_mean(tf.square(tf.matmul(u, v)))
        gradient, = tape.gradient(error, [v])
        clipped = tf.clip_by_norm(gradient, 0.25)
        optimizer.apply_gradients([(clipped, v)])

else:
    raise NotImplementedError('converted to TensorFlow 2 only for: clip')
if not quiet:
    shrink_optimizer = tf.keras.optimizers.SGD(0.01)

    @tf.function
    def train_shrink_step():
        with tf.GradientTape() as tape:
            distance = tf.reduce_sum(tf.abs(v))
        shrink_optimizer.apply_gradients([(tape.gradient(distance, v), v)])


for i in range(3):
    print(i, model.fit(data, data[:, :1]))
    train_lower_step(np.float32(data))
    if not quiet:
        train_shrink_step()
    print(v.numpy())
