"""A model whose steps are written by a writer that a function opens."""

import tempfile

import numpy as np
import tensorflow as tf


class Line:
    x_spec = tf.TensorSpec([None, 1], tf.float32)
    y_spec = tf.TensorSpec([None, 1], tf.float32)

    def __init__(self, rate):
        self.rate = rate

    def build(self):
        self.slope = tf.Variable([[0.5]], name='slope')
        self.optimizer = tf.keras.optimizers.SGD(self.rate)

    @tf.function(input_signature=[x_spec, y_spec, tf.TensorSpec([], tf.int64)])
    def train_step(self, x, y, step):
        with tf.GradientTape() as tape:
            out = tf.matmul(x, self.slope)
            loss = tf.reduce_mean(tf.square(out - y))
        with self.writer.as_default(step=step):
            tf.summary.scalar('summaries/loss', loss)
            tf.summary.histogram('summaries/out', out)
        self.optimizer.apply_gradients([(tape.gradient(loss, self.slope), self.slope)])
        return loss


def fit(model, xs, ys, steps):
    writer = tf.summary.create_file_writer(tempfile.mkdtemp())
    model.writer = writer
    total = 0.0
    for index in range(steps):
        feed = {'x': xs, 'y': ys}
        loss = model.train_step(np.float32(feed['x']), np.float32(feed['y']), index).numpy()
        total += loss
    writer.close()
    print(total, model.slope.numpy())


line = Line(0.1)
line.build()
fit(line, np.float32([[1], [2], [3]]), np.float32([[2], [4], [6]]), 4)
