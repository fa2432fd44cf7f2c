"""A session in each turn of a loop: the variables start anew."""

import numpy as np
import tensorflow as tf

v = tf.Variable(3.0)
train = tf.train.AdamOptimizer(0.1).minimize(tf.square(v))
init = tf.global_variables_initializer()
for trial in range(2):
    with tf.Session() as sess:  # refused: session_in_loop
        sess.run(init)  # refused: init_in_loop
        sess.run(train)
        print(np.round(trial), sess.run(v))
