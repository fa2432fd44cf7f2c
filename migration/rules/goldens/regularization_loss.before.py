"""Regularized variables, and their losses summed by the library."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(4).randn(10, 4).astype(np.float32)
target = data.sum(1, keepdims=True)

x = tf.placeholder(tf.float32, [None, 4])
y = tf.placeholder(tf.float32, [None, 1])
regularizer = tf.contrib.layers.l2_regularizer(0.1)
w1 = tf.get_variable('w1', [4, 5], regularizer=regularizer)
w2 = tf.get_variable('w2', [5, 1], regularizer=tf.contrib.layers.l1_regularizer(0.01))
output = tf.matmul(tf.nn.relu(tf.matmul(x, w1)), w2)

error = tf.reduce_mean(tf.square(output - y))
penalty = tf.losses.get_regularization_loss()
loss = error + penalty
train = tf.train.GradientDescentOptimizer(0.05).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(5):
        sess.run(train, {x: data, y: target})
        print(i, sess.run([error, penalty], {x: data, y: target}))
