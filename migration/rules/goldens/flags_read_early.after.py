"""Reads a flag at the level of the module; TensorFlow 1 parsed the command line then."""

import sys
from absl import flags
import tensorflow as tf

flags.DEFINE_integer('size', 2, 'How many rows.')
flags.DEFINE_string('word', 'none', 'A word.')
FLAGS = flags.FLAGS

FLAGS(sys.argv)

w = tf.Variable(tf.ones([FLAGS.size, 3]), name='w')


@tf.function
def compute_total():
    return tf.reduce_sum(w)


print(compute_total().numpy(), FLAGS.word)
