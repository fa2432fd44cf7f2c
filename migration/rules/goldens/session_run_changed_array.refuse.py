"""An array that the graph copied, and that changes afterwards."""

import numpy as np
import tensorflow as tf

array = np.array([1.0, 2.0], np.float32)
x = tf.placeholder(tf.float32, [])
total = tf.reduce_sum(array * x)
array[0] = 10.0  # refused: captured_data_changes

with tf.Session() as sess:
    print(sess.run(total, {x: 1.0}))
