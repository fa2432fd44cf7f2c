"""A probability that is fed: 1 to test, less to train."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 4], tf.float32)
keep_prob_spec = tf.TensorSpec(None, tf.float32)
w = tf.Variable(tf.ones([4, 1]))


@tf.function(input_signature=[x_spec, keep_prob_spec])
def compute_hidden(x, keep_prob):
    return tf.nn.dropout(x, 1 - keep_prob)


@tf.function(input_signature=[x_spec, keep_prob_spec])
def compute_y(x, keep_prob):
    hidden = compute_hidden(x, keep_prob)
    return tf.matmul(hidden, w)


print(compute_y(np.float32(np.ones([2, 4])), 1.0).numpy())
dropped = compute_hidden(np.float32(np.ones([50, 4])), 0.5).numpy()
print(sorted(set(dropped.ravel().tolist())))
