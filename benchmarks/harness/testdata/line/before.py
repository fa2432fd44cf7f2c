"""A line, fitted. TensorFlow 1.x."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
x = tf.placeholder(tf.float32, [None, 3], name='x')
y = tf.placeholder(tf.float32, [None], name='y')
w = tf.Variable(tf.zeros([3]), name='w')
b = tf.Variable(0.0, name='b')
loss = tf.reduce_mean(tf.square(tf.reduce_sum(x * w, 1) + b - y))
train_op = tf.train.AdamOptimizer(0.1, epsilon=1e-7).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(5):
        batch = rng.rand(4, 3)
        _, value = sess.run([train_op, loss], feed_dict={x: batch, y: batch.sum(1)})
        print('loss', value)
