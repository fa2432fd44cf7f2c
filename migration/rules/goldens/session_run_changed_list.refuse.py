"""A list that the graph copied, and that grows afterwards."""

import numpy as np
import tensorflow as tf

data = [1.0, 2.0]
x = tf.placeholder(tf.float32, [])
total = tf.reduce_sum(tf.constant(data)) * x
data.append(3.0)  # refused: captured_data_changes

with tf.Session() as sess:
    print(sess.run(total, {x: np.float32(1)}))
