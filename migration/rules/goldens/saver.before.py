"""Saves what it trained, goes on, and comes back to it, in the same session and in another."""

import os
import tempfile

import numpy as np
import tensorflow as tf

folder = tempfile.mkdtemp()
data = np.arange(8).reshape(4, 2).astype('float32')

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(tf.ones([2, 1]), name='w')
b = tf.Variable(0.5, name='b')
loss = tf.reduce_mean(tf.square(tf.matmul(x, w) + b))
train = tf.train.AdamOptimizer(0.1).minimize(loss)

# It saves the variables that there are now, and the averages of Adam.
saver = tf.train.Saver()
later = tf.Variable(7.0, name='later')

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(3):
        sess.run(train, feed_dict={x: data})
    path = saver.save(sess, os.path.join(folder, 'model.ckpt'))
    print('saved:', os.path.basename(path))
    for _ in range(2):
        _, value = sess.run([train, loss], feed_dict={x: data})
        print(value)
    saver.restore(sess, path)
    print(sess.run([w, b]))
    for _ in range(2):
        _, value = sess.run([train, loss], feed_dict={x: data})
        print(value)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    saver.restore(sess, path)
    for _ in range(2):
        _, value = sess.run([train, loss], feed_dict={x: data})
        print(value)
