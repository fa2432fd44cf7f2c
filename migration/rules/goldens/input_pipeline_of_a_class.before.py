"""A class that starts its iterator for each pass, and a function that does so for the module."""

import numpy as np
import tensorflow as tf


class Scaler:
    def __init__(self, data, size):
        self.dataset = tf.data.Dataset.from_tensor_slices(data).batch(size)
        self.iterator = self.dataset.make_initializable_iterator()
        self.batch = self.iterator.get_next()
        self.factor = tf.Variable(2.0)
        self.scaled = self.batch * self.factor
        self.sess = tf.Session()
        self.sess.run(tf.global_variables_initializer())

    def run(self):
        self.sess.run(self.iterator.initializer)
        found = []
        while True:
            try:
                found.append(self.sess.run(self.scaled))
            except tf.errors.OutOfRangeError:
                return found


scaler = Scaler(np.arange(5.0).astype(np.float32), 2)
print(scaler.run())
print(scaler.run())
