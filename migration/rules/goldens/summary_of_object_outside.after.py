"""A model whose summaries a writer of the module takes, in runs of their own."""

import tempfile

import numpy as np
import tensorflow as tf


class Model(object):
    def __init__(self, size):
        self.size = size
        self.x_spec = tf.TensorSpec([None, size], tf.float32)
        self.shift = tf.zeros([1, size])
        self.weights = tf.Variable(tf.keras.initializers.GlorotUniform()([size, 1]), name='weights')
        self.write_merged = tf.function(self.write_merged, input_signature=[
            self.x_spec, tf.TensorSpec.from_tensor(self.shift), tf.TensorSpec([], tf.int64),
        ])
        self.optimizer = tf.keras.optimizers.SGD(0.1)
        self.train_step = tf.function(self.train_step, input_signature=[
            self.x_spec, tf.TensorSpec.from_tensor(self.shift),
        ])

    def compute_loss(self, x, shift):
        out = tf.matmul(x + shift, self.weights)
        return tf.reduce_mean(tf.square(out))

    def write_merged(self, x, shift, step):
        loss = self.compute_loss(x, shift)
        with writer.as_default(step=step):
            tf.summary.scalar('loss', loss)

    def train_step(self, x, shift):
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x, shift)
        self.optimizer.apply_gradients([(tape.gradient(loss, self.weights), self.weights)])
        return loss


if __name__ == '__main__':
    model = Model(3)
    writer = tf.summary.create_file_writer(tempfile.mkdtemp())
    for step in range(4):
        feeds = {'x': np.float32([[step, 1, 2], [0, step, 1]])}
        if step % 2:
            feeds['shift'] = np.ones([1, 3])
        loss = model.train_step(np.float32(feeds['x']), np.float32(feeds.get('shift', model.shift))).numpy()
        print(step, loss)
        model.write_merged(np.float32(feeds['x']), np.float32(feeds.get('shift', model.shift)), step)
    writer.close()
