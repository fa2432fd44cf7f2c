"""Variables, and the slots of an optimizer, that are initialised in each turn of a loop."""

import numpy as np
import tensorflow as tf

v = tf.Variable(3.0)
train = tf.train.AdamOptimizer(0.1).minimize(tf.square(v))
init = tf.global_variables_initializer()
sess = tf.Session()
for trial in np.arange(2):
    sess.run(init)  # refused: init_in_loop
    sess.run(train)
    print(trial, sess.run(v))
