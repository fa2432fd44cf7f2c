"""Names in variable scopes."""

import numpy as np
import tensorflow as tf
x_spec = tf.TensorSpec([None], tf.float32, name='x')
w = tf.Variable(tf.constant_initializer(2.)([]), name='w')


@tf.function(input_signature=[x_spec])
def compute_y(x):
    return tf.multiply(x, w, name='y')


w2 = w


@tf.function(input_signature=[x_spec])
def compute_z(x):
    return tf.add(x, w2, name='z')


print(compute_y(np.float32([1, 2])).numpy(), compute_z(np.float32([1])).numpy(), w.numpy())
