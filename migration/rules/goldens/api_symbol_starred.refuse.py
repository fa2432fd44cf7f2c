"""Arguments that hide which parameters they are."""

import numpy as np
import tensorflow as tf

arguments = [0.8]
x = tf.placeholder(tf.float32, [4])
y = tf.nn.dropout(x, *arguments)  # refused: api_symbol

with tf.Session() as sess:
    print(sess.run(y, {x: np.ones(4)}))
