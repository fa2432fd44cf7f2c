"""tf.where with a condition for whole rows, which TF 2 would broadcast."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32)
chosen = tf.where([True, False], x, -x)  # refused: where

with tf.Session() as sess:
    print(sess.run(chosen, {x: np.eye(2)}))
