"""Divisions and remainders of integers and floats."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.int32)

feed = {'x': [-5, 3, 4]}


@tf.function(input_signature=[x_spec])
def evaluate(x):
    x = tf.cast(x, tf.int32)
    quotients = [x / 2, x // 2, tf.divide(x, 2), tf.math.floordiv(x, 2), tf.truediv(x, 2)]
    return quotients[0], quotients[1], quotients[2], quotients[3], quotients[4]


for i in range(1):
    a, b, c, d, e = (value.numpy() for value in evaluate(np.int32(feed['x'])))
    print(a, a.dtype, b, b.dtype, c, d, e)


@tf.function(input_signature=[x_spec])
def evaluate_2(x):
    x = tf.cast(x, tf.int32)
    remainders = [tf.math.floormod(x, 3), tf.math.floormod(x, 3), -x % 3]
    return remainders[0], remainders[1], remainders[2]


print([value.numpy() for value in evaluate_2(np.int32(feed['x']))])


@tf.function(input_signature=[x_spec])
def evaluate_3(x):
    real = tf.cast(x, tf.float32)
    floats = [real / 2, tf.realdiv(real, 3.0), tf.divide(real, 2.0), 1 / real]
    return floats[0], floats[1], floats[2], floats[3]


print([value.numpy() for value in evaluate_3(np.int32(feed['x']))])
