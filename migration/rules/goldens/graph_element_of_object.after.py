"""An object that keeps placeholders and operations in dictionaries."""

import numpy as np
import tensorflow as tf


class Model:
    keep_spec = tf.TensorSpec([], tf.float32)

    def __init__(self, n):
        self.x_spec = tf.TensorSpec([None, n], tf.float32)
        self.w = tf.Variable(tf.ones([n, 2]))
        self.compute_hidden = tf.function(self.compute_hidden, input_signature=[self.x_spec])
        self.optimizer = tf.keras.optimizers.SGD(0.1)
        self.train_step = tf.function(self.train_step, input_signature=[
            self.x_spec, self.keep_spec,
        ])
        self.train_step_2 = tf.function(self.train_step_2, input_signature=[
            self.x_spec, self.keep_spec,
        ])

    def compute_hidden(self, x):
        return tf.matmul(x, self.w)

    def compute_loss(self, keep, hidden):
        return tf.reduce_mean(tf.square(hidden)) * keep

    def train_step(self, x, keep):
        with tf.GradientTape() as tape:
            hidden = self.compute_hidden(x)
            loss = self.compute_loss(keep, hidden)
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        return loss

    def train_step_2(self, x, keep):
        with tf.GradientTape() as tape:
            hidden = self.compute_hidden(x)
            loss = self.compute_loss(keep, hidden)
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        return {'hidden': hidden, 'loss': loss}

    def step(self, data):
        return self.train_step(np.float32(data), 0.5).numpy()


model = Model(3)
data = np.ones((2, 3))
for _ in range(3):
    print(model.step(data))
print(model.compute_hidden(np.float32(data)).numpy())
print({'train': None, **{name: value.numpy() for name, value in model.train_step_2(np.float32(data), 1.0).items()}}['loss'])
