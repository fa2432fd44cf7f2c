"""A recurrence whose state is a constant at first, and what the last run gave afterwards."""

import numpy as np
import tensorflow as tf


class Walker:
    def __init__(self, size):
        self.size = size
        self.x_spec = tf.TensorSpec([None, size], tf.float32)
        self.start = tf.zeros([3, size])
        self.w = tf.Variable(tf.eye(size) * 0.5)
        self.rate = tf.constant(0.1)
        self.compute_final = tf.function(self.compute_final, input_signature=[
            self.x_spec, tf.TensorSpec.from_tensor(self.start),
        ])
        self.compute_final_and_loss = tf.function(self.compute_final_and_loss, input_signature=[
            self.x_spec, tf.TensorSpec.from_tensor(self.start),
        ])
        self.evaluate_loss = tf.function(self.evaluate_loss, input_signature=[
            self.x_spec, tf.TensorSpec.from_tensor(self.start),
        ])
        self.optimizer = tf.keras.optimizers.SGD(0.1)
        self.train_step = tf.function(self.train_step, input_signature=[
            self.x_spec, tf.TensorSpec.from_tensor(self.start),
        ])

    def compute_final(self, x, start):
        return tf.tanh(tf.matmul(x + start, self.w))

    def compute_loss(self, final):
        return tf.reduce_sum(tf.square(final))

    def compute_final_and_loss(self, x, start):
        final = self.compute_final(x, start)
        loss = self.compute_loss(final)
        return final, loss

    def evaluate_loss(self, x, start):
        final = self.compute_final(x, start)
        return self.compute_loss(final)

    def train_step(self, x, start):
        with tf.GradientTape() as tape:
            final = self.compute_final(x, start)
            loss = self.compute_loss(final)
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        return final

    def show(self, data):
        return self.compute_final(np.float32(data), self.start).numpy()


model = Walker(4)
data = np.arange(12).reshape(3, 4) / 10.0
state = None
for turn in range(3):
    feed = {'x': data}
    if state is not None:
        feed['start'] = state
    state, loss = (
        value.numpy() for value in model.compute_final_and_loss(np.float32(feed['x']), np.float32(feed.get('start', model.start))))
    print(state, loss)
print(model.evaluate_loss(np.float32(data), model.start).numpy())
state = model.train_step(np.float32(data), np.float32(state)).numpy()
print(model.show(data))
print((model.rate * 2).numpy())
