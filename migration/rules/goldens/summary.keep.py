"""Summaries of TensorFlow 2."""

import tempfile

import tensorflow as tf

writer = tf.summary.create_file_writer(tempfile.mkdtemp())
with writer.as_default(step=1):
    tf.summary.scalar('loss', 2.0)
