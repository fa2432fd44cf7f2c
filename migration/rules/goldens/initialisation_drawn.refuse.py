"""Initial values that NumPy and TensorFlow draw together."""

import numpy as np
import tensorflow as tf

v = tf.Variable(tf.random_normal([2], stddev=np.random.rand()))
grow = v.assign(v * 2.0)
init = tf.global_variables_initializer()
with tf.Session() as sess:
    for _ in range(2):
        sess.run(init)  # refused: initialised_again
        print(sess.run(grow))
