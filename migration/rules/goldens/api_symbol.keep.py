"""TensorFlow 2 functions whose names or arguments meant something else in TensorFlow 1."""

import numpy as np
import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
dropped = tf.nn.dropout(x, 0.4)
chosen = tf.where(x > 2.0, x, 0.0)
loss = tf.nn.softmax_cross_entropy_with_logits(labels=tf.nn.softmax(x), logits=x)
total = tf.reduce_sum(x, axis=1, keepdims=True)
highest = tf.argmax(x)  # along the first axis
size = tf.random.uniform([2], 0, 10)
logarithm = np.log(x.numpy())
print(dropped.shape, chosen, loss, total, highest, size.dtype, logarithm)
