"""TensorFlow 1 by way of tensorflow.compat.v1."""

import numpy as np
import tensorflow as tf

a_spec = tf.TensorSpec([2], tf.float32)
v = tf.Variable(tf.constant(2.0), name='v')


@tf.function(input_signature=[a_spec])
def compute_product(a):
    total = tf.reduce_sum(a, keepdims=True)
    return v * total


@tf.function(input_signature=[a_spec])
def compute_product_and_v(a):
    product = compute_product(a)
    return product, v


print(compute_product(np.float32([1.0, 2.5])).numpy())
v.assign(4.0)
print([value.numpy() for value in compute_product_and_v(np.float32([1.0, 2.5]))])
