"""Regularizers that Keras has not got, and one that gives None instead of a penalty."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [3])
w = tf.Variable([1.0, 2.0, 3.0])
nothing = tf.contrib.layers.l2_regularizer(0.0)  # refused: regularizer
ones = tf.contrib.layers.l1_regularizer(0.1)
both = tf.contrib.layers.sum_regularizer([ones, nothing])  # refused: regularizer
loss = tf.reduce_sum(x * w) + both(w)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(loss, {x: [1.0, 2.0, 3.0]}))
