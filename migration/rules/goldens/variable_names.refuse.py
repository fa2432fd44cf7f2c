"""Names of variables that one call makes several of."""

import tensorflow as tf


def layer(x):
    w = tf.Variable(tf.ones([2, 2]), name='w')
    return tf.matmul(x, w)


x = tf.placeholder(tf.float32, [None, 2])
y = layer(layer(x))
for v in tf.trainable_variables():
    print(v.name)  # refused: variable_name
