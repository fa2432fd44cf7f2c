"""An assignment that is made where a list of what comes first is put together."""

import numpy as np
import tensorflow as tf

w = tf.Variable(np.float32(1.0))
others = []
with tf.control_dependencies(others + [tf.assign(w, w * 2)]):  # refused: control_dependencies
    y = tf.identity(w)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(y))
