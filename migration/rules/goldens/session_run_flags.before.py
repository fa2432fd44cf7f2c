"""Graph that settings of the program choose, some known in the source and some not."""

import os

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).rand(6, 4).astype(np.float32)
use_l2 = os.environ.get('USE_L2', 'yes') == 'yes'
deep = len(data) > 100
bounded = True

x = tf.placeholder(tf.float32, [None, 4])
W = tf.Variable(np.random.RandomState(1).rand(4, 4).astype(np.float32))

activation = tf.nn.relu if deep else tf.nn.tanh
h = activation(tf.matmul(x, W))
if deep:
    h = tf.matmul(h, W)
    out = h * 2.0
else:
    out = h - 1.0

penalty = None
if use_l2:
    penalty = tf.nn.l2_loss(W)

loss = tf.reduce_mean(tf.square(out))
if penalty is not None:
    loss += 0.1 * penalty
if bounded:
    loss = tf.minimum(loss, 10.0)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(3):
        _, value = sess.run([train, loss], feed_dict={x: data})
        print(value)
    print(sess.run(out, feed_dict={x: data}))
