"""A static shape with a size that is not known, which TF 1 prints as a question mark."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
print(x.shape)  # refused: shape_printed
