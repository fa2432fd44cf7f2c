"""Shapes and types that are asked of placeholders, outside of steps and inside of functions."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2, 3])
depth = x.get_shape()[2].value
count = int(x.shape[1])
w = tf.Variable(tf.ones([depth, count], dtype=x.dtype))


def flatten(values):
    shape = values.get_shape()
    size = 1
    for dim in shape[1:]:
        size *= dim.value
    if shape.ndims != 3:
        return values
    return tf.reshape(values, [-1, size]) * (shape[1] * shape[2]).value


flat = flatten(x)
y = tf.reduce_sum(tf.tensordot(x, w, 1))
print(depth, count, x.shape.as_list(), x.dtype.name)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    data = np.arange(12.0).reshape(2, 2, 3)
    print(sess.run(flat, {x: data}))
    print(sess.run(y, {x: data}))
