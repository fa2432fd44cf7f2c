"""Inputs of Keras, and a function called placeholder."""

import tensorflow as tf


def placeholder(dtype, shape=None):
    return tf.keras.Input(shape, dtype=dtype)


x = placeholder('float32', [3])
y = tf.keras.layers.Dense(1)(x)
model = tf.keras.Model(x, y)
print(model.count_params())
