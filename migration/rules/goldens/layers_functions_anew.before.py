"""A function that adds a layer, called again and again: each call makes one of its own."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(2)
points = rng.randn(20, 4).astype(np.float32)
values = rng.randn(20, 1).astype(np.float32)


def add_layer(inputs, size, activation=None):
    layer = tf.layers.dense(inputs, size, activation=activation)
    return layer * 1.5


def tower(x, sizes):
    """A layer for each size."""
    h = x
    for size in sizes:
        h = tf.layers.dense(h, size, activation=tf.nn.tanh)
    return h


x = tf.placeholder(tf.float32, [None, 4])
y = tf.placeholder(tf.float32, [None, 1])
l1 = add_layer(x, 6, tf.nn.relu)
l2 = tower(l1, [5, 3])
prediction = add_layer(l2, 1)
loss = tf.losses.mean_squared_error(y, prediction)
train_op = tf.train.AdagradOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(0, 20, 5):
        print(sess.run([loss, train_op], {x: points[i:i + 5], y: values[i:i + 5]})[0])
