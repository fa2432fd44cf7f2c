"""Functions that ask what is fed for its shape, of which only a part is known early."""

import numpy as np
import tensorflow as tf


def sizes(value):
    """Returns the sizes of all axes: numbers where they are known, and tensors where not."""
    static = value.shape.as_list()
    dynamic = tf.shape(value)
    return [dynamic[axis] if size is None else size for axis, size in enumerate(static)]


def last_axis_apart(value, parts):
    *start, last = sizes(value)
    return tf.reshape(value, start + [parts, last // parts])


def rows_of(value):
    assert value.shape.ndims == 3
    batch, length, _ = sizes(value)
    return tf.reshape(tf.reduce_sum(value, -1), [batch * length])


frames_spec = tf.TensorSpec([None, None, 4], tf.float32)


@tf.function(input_signature=[frames_spec])
def compute_pairs(frames):
    frames = tf.cast(frames, tf.float32)
    return last_axis_apart(frames, 2)


@tf.function(input_signature=[frames_spec])
def compute_rows(frames):
    frames = tf.cast(frames, tf.float32)
    return rows_of(frames)


data = np.arange(24).reshape([2, 3, 4])
print(compute_pairs(np.float32(data)).numpy())
print(compute_rows(np.float32(data[:1])).numpy(), compute_rows(np.float32(data[:, 1:])).numpy())
