"""Writes images, which TensorFlow 1 scaled one by one, beside a saver of all variables."""

import os
import tempfile

import numpy as np
import tensorflow as tf

folder = tempfile.mkdtemp()
data = np.array([[-1, 2, 3, 4], [1, 2, 3, 5]], 'float32')

x = tf.placeholder(tf.float32, [None, 4])
global_step = tf.Variable(0, name='global_step', trainable=False)
images = tf.reshape(x, [-1, 2, 2, 1])
tf.summary.image('input', images, 2)
w = tf.Variable(tf.ones([4, 1]), name='w')
loss = tf.reduce_mean(tf.matmul(x, w))
train = tf.train.AdamOptimizer(0.1).minimize(loss, global_step=global_step)
merged = tf.summary.merge_all()

sess = tf.Session()
saver = tf.train.Saver(tf.global_variables())
sess.run(tf.global_variables_initializer())
writer = tf.summary.FileWriter(folder, sess.graph)
for turn in range(3):
    sess.run(train, feed_dict={x: data})
    summary = sess.run(merged, feed_dict={x: data})
    writer.add_summary(summary, turn)
    print(sess.run(global_step), sess.run(loss, feed_dict={x: data}))
path = saver.save(sess, os.path.join(folder, 'images.ckpt'), global_step=global_step)
print(os.path.basename(path))
sess.run(train, feed_dict={x: data})
saver.restore(sess, path)
print(sess.run(global_step), sess.run(loss, feed_dict={x: data}))
