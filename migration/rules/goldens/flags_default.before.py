"""A flag is read when a function is defined, before anything else."""

import numpy as np
import tensorflow as tf

tf.app.flags.DEFINE_integer('batch_size', 4, 'How many examples a step takes.')
FLAGS = tf.app.flags.FLAGS


def batches(data, size=FLAGS.batch_size):
    for start in range(0, len(data), size):
        yield data[start:start + size]


x = tf.placeholder(tf.float32, [None, 2])
total = tf.reduce_sum(x)
with tf.Session() as sess:
    for batch in batches(np.arange(16.0).reshape(8, 2)):
        print(sess.run(total, {x: batch}))
