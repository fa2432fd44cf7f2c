"""A saver of a model whose optimizer has no name of its own, made where the model is used."""

import os
import tempfile

import numpy as np
import tensorflow as tf


class Model:
    t_spec = tf.TensorSpec([None, 1], tf.float32, name='t')

    def __init__(self, size):
        self.x_spec = tf.TensorSpec([None, size], tf.float32, name='x')
        self.w = tf.Variable(tf.ones([size, 1]), name='w')
        self.optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)
        self.optimizer.build([self.w])
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec, self.t_spec])

    def train_step(self, x, t):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(tf.matmul(x, self.w) - t))
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        return loss


def main():
    data = np.linspace(-1.0, 1.0, 6).reshape(3, 2)
    path = os.path.join(tempfile.mkdtemp(), 'model')
    model = Model(2)
    saver = tf.train.Checkpoint(model_w=model.w, model_optimizer=model.optimizer)
    for i in range(4):
        feed = {'x': data, 't': data[:, :1]}
        loss = model.train_step(np.float32(feed['x']), np.float32(feed['t'])).numpy()
        print(i, loss)
        if i == 1:
            saver.write(path)
    saver.read(path).assert_existing_objects_matched()
    print(model.w.numpy())
    print(model.train_step(np.float32(data), np.float32(data[:, :1])).numpy())


main()
