"""An assignment that is made because another value is computed."""

import numpy as np
import tensorflow as tf

w = tf.Variable(np.float32(1.0))
with tf.control_dependencies([tf.assign(w, w * 2)]):  # refused: control_dependencies
    y = tf.identity(w)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(y))
