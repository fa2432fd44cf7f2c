"""A session on one line."""

import tensorflow as tf

w = tf.Variable(2.0)


@tf.function
def compute_v():
    return w * 3


# 6
print(compute_v().numpy())
