"""Placeholders of several shapes and types, given by position and by keyword."""

import numpy as np
import tensorflow as tf

scalar_spec = tf.TensorSpec((), tf.float32)
row_spec = tf.TensorSpec([1, 3], tf.float32, name='row')
batch_spec = tf.TensorSpec([None, 3], tf.float32)
anything_spec = tf.TensorSpec(None, tf.float64)
whole_spec = tf.TensorSpec((None,), tf.int32)
flags_spec = tf.TensorSpec([2], tf.bool)
words_spec = tf.TensorSpec([None], tf.string)


@tf.function(input_signature=[scalar_spec, row_spec, batch_spec])
def compute_scaled(scalar, row, batch):
    scalar = tf.cast(scalar, tf.float32)
    return scalar * row + batch


@tf.function(input_signature=[anything_spec])
def compute_twice(anything):
    anything = tf.cast(anything, tf.float64)
    return anything * 2.0


@tf.function(input_signature=[whole_spec, flags_spec])
def compute_counted(whole, flags):
    return tf.reduce_sum(whole) + tf.reduce_sum(tf.cast(flags, tf.int32))


@tf.function(input_signature=[words_spec])
def compute_joined(words):
    return tf.strings.join([words, words], separator='-')


print(compute_scaled(2.0, np.float32([[1, 2, 3]]), np.float32(np.ones((2, 3)))).numpy())
print(compute_twice(1.5).numpy())
print(compute_twice(np.float64([[1, 2], [3, 4]])).numpy())
print(compute_counted(np.int32([1, 2, 3]), np.bool_([True, False])).numpy())
print(compute_joined(['a', 'bc']).numpy())
