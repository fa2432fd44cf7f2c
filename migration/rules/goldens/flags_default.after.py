"""A flag is read when a function is defined, before anything else."""

import sys
from absl import flags
import numpy as np
import tensorflow as tf

flags.DEFINE_integer('batch_size', 4, 'How many examples a step takes.')
FLAGS = flags.FLAGS


FLAGS(sys.argv)

def batches(data, size=FLAGS.batch_size):
    for start in range(0, len(data), size):
        yield data[start:start + size]


x_spec = tf.TensorSpec([None, 2], tf.float32)


@tf.function(input_signature=[x_spec])
def compute_total(x):
    return tf.reduce_sum(x)


for batch in batches(np.arange(16.0).reshape(8, 2)):
    print(compute_total(np.float32(batch)).numpy())
