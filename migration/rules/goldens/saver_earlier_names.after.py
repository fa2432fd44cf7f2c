# A model that goes on from the file of an earlier run, if there is one: names tell what is what.
import os
import tempfile

import numpy as np
import tensorflow as tf

directory = os.path.join(tempfile.mkdtemp(), 'model')
tf.random.set_seed(1)
x_spec = tf.TensorSpec([None, 3], tf.float32)
W = tf.Variable(tf.ones([3, 2]))
b = tf.Variable(tf.zeros([2]), name='Variable_1')
V = tf.Variable(tf.constant_initializer(0.5)([2, 1]), name='out/V')
scale = tf.Variable(2.0, name='scale')


@tf.function(input_signature=[x_spec])
def compute_y(x):
    return scale * tf.matmul(tf.nn.relu(tf.matmul(x, W) + b), V)


saver = tf.train.Checkpoint(W=W, b=b, V=V, scale=scale)

found = tf.train.latest_checkpoint(directory)
if found:
    saver.read(found).assert_existing_objects_matched()
print(compute_y(np.float32(np.arange(6, dtype=np.float32).reshape(2, 3))).numpy())
