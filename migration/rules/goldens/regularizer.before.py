"""Penalties of weights, by regularizers that the program calls itself."""

import numpy as np
import tensorflow as tf

RATE = 0.01
data = np.random.RandomState(3).randn(8, 4).astype(np.float32)
target = np.abs(data.sum(1, keepdims=True))


def hidden(inputs, weight, regularizer=None):
    output = tf.nn.relu(tf.matmul(inputs, weight))
    if regularizer:
        return output, regularizer(output)
    return output, tf.constant(0.0)


x = tf.placeholder(tf.float32, [None, 4])
y = tf.placeholder(tf.float32, [None, 1])
regularizer = tf.contrib.layers.l2_regularizer(RATE / 2)
sparse = tf.contrib.layers.l1_l2_regularizer(0.02, scale_l2=RATE)
w1 = tf.Variable(tf.ones([4, 5]) * 0.3)
w2 = tf.Variable(tf.ones([5, 1]) * 0.2)
layer, activity = hidden(x, w1, tf.contrib.layers.l1_regularizer(scale=0.001))
prediction, _ = hidden(layer, w2)
error = tf.reduce_mean(tf.square(prediction - y))
regularization = regularizer(w1) + sparse(w2)
loss = error + regularization + activity
train = tf.train.GradientDescentOptimizer(0.05).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, total, penalty = sess.run([train, loss, regularization], {x: data, y: target})
        print(i, total, penalty)
    # Half of the sum of squares.
    print(sess.run(tf.contrib.layers.l2_regularizer(0.5)(w1)))
