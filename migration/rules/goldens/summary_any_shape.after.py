"""Summaries of numbers whose placeholder tells no shape."""

import tempfile

import numpy as np
import tensorflow as tf

rate = tf.constant(0.25)
value_spec = tf.TensorSpec(None, tf.float32)
average = tf.Variable(0.0)

writer = tf.summary.create_file_writer(tempfile.mkdtemp())


@tf.function(input_signature=[value_spec, tf.TensorSpec([], tf.int64)])
def compute_merged_and_update(value, step):
    update = rate * value + (1 - rate) * average
    with writer.as_default(step=step):
        tf.summary.scalar('average', tf.reshape(update, []))
        tf.summary.scalar('value', tf.reshape(value, []))
    return update


for i, number in enumerate(np.linspace(1, 2, 4)):
    now = compute_merged_and_update(np.float32(number), i).numpy()
    average.assign(now)
    print(now)
writer.close()
