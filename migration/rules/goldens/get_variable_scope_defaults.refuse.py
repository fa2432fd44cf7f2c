"""A variable scope whose initializer the variables inherit."""

import numpy as np
import tensorflow as tf

with tf.variable_scope('s', initializer=tf.constant_initializer(2.0)):
    w = tf.get_variable('w', [2])  # refused: scope_defaults

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(np.sum(sess.run(w)))
