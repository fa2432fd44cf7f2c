"""A function of other parameters in TF 2 that is bound to a name of its own."""

import numpy as np
import tensorflow as tf

drop = tf.nn.dropout  # refused: api_symbol
x = tf.placeholder(tf.float32, [4])
y = drop(x, 0.8)

with tf.Session() as sess:
    print(sess.run(y, {x: np.ones(4)}))
