"""Constants of another type: tf.get_variable makes float32 of them."""

import numpy as np
import tensorflow as tf

a = tf.Variable(tf.constant_initializer(1)([3], tf.float32), name='a')
b = tf.Variable(tf.constant_initializer(np.eye(3, 2) * 0.5)([3, 2], tf.float32), name='b')
c = tf.Variable(tf.constant_initializer([0.5, 1.5])([2]), name='c')
d = tf.Variable(tf.constant_initializer(7)([2], tf.int32), name='d')
x_spec = tf.TensorSpec([None, 3], tf.float32)


@tf.function(input_signature=[x_spec])
def compute_y(x):
    return tf.matmul(x + a, b) + c


print(compute_y(np.float32([[1, 2, 3]])).numpy())
print([a.numpy(), d.numpy()])
