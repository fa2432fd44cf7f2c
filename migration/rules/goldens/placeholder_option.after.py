"""A placeholder that is a variable where its values are to be found by training."""

import numpy as np
import tensorflow as tf


class Dream:
    def __init__(self, size, image=None, free=False):
        if free:
            raise NotImplementedError('not converted to TensorFlow 2: free')
        else:
            self.x_spec = tf.TensorSpec([None, size], tf.float32)
        self.w = tf.Variable(tf.ones([size, 1]))
        self.compute_y = tf.function(self.compute_y, input_signature=[self.x_spec])

    def compute_y(self, x):
        return tf.matmul(x, self.w)


def network(size, free=False):
    if free:
        raise NotImplementedError('not converted to TensorFlow 2: free')
    else:
        x_spec = tf.TensorSpec([None, size], tf.float32)
    v = tf.Variable(2.0)

    @tf.function(input_signature=[x_spec])
    def compute_y(x):
        return tf.reduce_sum(x, 1) * v

    return compute_y


dream = Dream(2)
compute_y = network(2)
print(dream.compute_y(np.float32(np.ones([3, 2]))).numpy())
print(compute_y(np.float32(np.ones([3, 2]))).numpy())
