"""Two updates in one run, which TF 1 makes in any order."""

import numpy as np
import tensorflow as tf

w = tf.Variable(np.float32(1.0))
v = tf.Variable(2.0)
first = tf.train.GradientDescentOptimizer(0.1).minimize(tf.square(w) + v, var_list=[w])
second = tf.train.GradientDescentOptimizer(0.1).minimize(tf.square(v) * w, var_list=[v])

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run([first, second])  # refused: several_optimizers_in_a_step
    print(sess.run([w, v]))
