"""Checkpoints of objects are those of TensorFlow 2 already."""

import tempfile

import tensorflow as tf

w = tf.Variable([1.0, 2.0], name='w')
saver = tf.train.Checkpoint(w=w)
path = saver.write(tempfile.mkdtemp() + '/model.ckpt')
w.assign([3.0, 4.0])
saver.read(path).assert_existing_objects_matched()
print(w.numpy(), tf.train.latest_checkpoint('/nowhere'))
