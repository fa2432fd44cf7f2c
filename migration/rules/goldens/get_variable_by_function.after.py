"""Functions whose calls make variables of their own, under names that they are given."""

import numpy as np
import tensorflow as tf


def weight(name, shape, start=0.1):
    return tf.Variable(tf.constant_initializer(start)(shape, tf.float32), name=name)


def scoped(scope, shape):
    w = tf.Variable(tf.constant_initializer(0.2)(shape), name='w')
    return w


w1 = weight('w1', [2, 3])
w2 = weight('w2', [3, 1], 0.5)
w3 = scoped('a', [1, 2])
w4 = scoped('b', [2, 1])
layers = {'h%d' % i: weight('h%d' % i, [1, 1], i + 1.0) for i in range(2)}
x_spec = tf.TensorSpec([None, 2], tf.float32)


@tf.function(input_signature=[x_spec])
def compute_y(x):
    y = tf.matmul(tf.matmul(tf.matmul(tf.matmul(x, w1), w2), w3), w4)
    return tf.matmul(tf.matmul(y, layers['h0']), layers['h1'])


print([v.name for v in [w1, w2, *layers.values()]])

print(compute_y(np.float32([[1.0, 2.0]])).numpy())
