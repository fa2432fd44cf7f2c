"""Attributes called value, and shapes of TensorFlow 2."""

import enum

import tensorflow as tf


class Side(enum.Enum):
    LEFT = 0
    RIGHT = 1


x = tf.zeros([2, 3])
print(x.shape[Side.RIGHT.value], x.shape[1] * x.shape[0], x.shape.as_list())
