"""A regularizer that is a function of one\x27s own."""

import numpy as np
import tensorflow as tf

w = tf.get_variable('w', [2], regularizer=lambda v: tf.reduce_sum(v ** 4))  # refused: get_variable
loss = tf.losses.get_regularization_loss()
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train)
    print(np.sum(sess.run(w)))
