"""Methods called run and eval, and variables called sess, that have nothing to do with TensorFlow 1."""

import subprocess
import sys

import tensorflow as tf


class Session:
    """A session of a training camp."""

    def __init__(self, exercises):
        self.exercises = exercises

    def run(self, exercise, feed=None):
        return self.exercises[exercise](feed)


@tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
def double(x):
    return 2 * x


sess = Session({'double': double})
init = 'double'
print(sess.run(init, tf.constant([1.0])).numpy())
with open(sys.argv[0]) as sess:
    subprocess.run([sys.executable, '-c', 'print(1)'], check=True)
