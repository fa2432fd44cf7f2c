# A model that goes on from the file of an earlier run, if there is one: names tell what is what.
import os
import tempfile

import numpy as np
import tensorflow as tf

directory = os.path.join(tempfile.mkdtemp(), 'model')
tf.set_random_seed(1)
x = tf.placeholder(tf.float32, [None, 3])
W = tf.Variable(tf.ones([3, 2]))
b = tf.Variable(tf.zeros([2]))
with tf.variable_scope('out'):
    V = tf.get_variable('V', [2, 1], initializer=tf.constant_initializer(0.5))
scale = tf.Variable(2.0, name='scale')
y = scale * tf.matmul(tf.nn.relu(tf.matmul(x, W) + b), V)
saver = tf.train.Saver()

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    found = tf.train.latest_checkpoint(directory)
    if found:
        saver.restore(sess, found)
    print(sess.run(y, {x: np.arange(6, dtype=np.float32).reshape(2, 3)}))
