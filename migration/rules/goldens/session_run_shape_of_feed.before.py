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


frames = tf.placeholder(tf.float32, [None, None, 4])
pairs = last_axis_apart(frames, 2)
rows = rows_of(frames)

with tf.Session() as sess:
    data = np.arange(24).reshape([2, 3, 4])
    print(sess.run(pairs, {frames: data}))
    print(sess.run(rows, {frames: data[:1]}), sess.run(rows, {frames: data[:, 1:]}))
