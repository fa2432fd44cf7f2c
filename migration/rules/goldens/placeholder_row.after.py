"""Several placeholders in one statement."""

import numpy as np
import tensorflow as tf
x_spec, y_spec = tf.TensorSpec([None, 2], tf.float32), tf.TensorSpec([None], tf.float32)
u_spec, (v_spec) = tf.TensorSpec(None, tf.float32), tf.TensorSpec(None, tf.int32, name='v')


@tf.function(input_signature=[x_spec])
def compute_pred(x):
    return tf.reduce_sum(x, 1)


@tf.function(input_signature=[x_spec, y_spec])
def compute_loss(x, y):
    pred = compute_pred(x)
    return tf.reduce_mean(tf.square(pred - y))


print(compute_loss(np.float32(np.ones((2, 2))), np.float32([1, 2])).numpy())


@tf.function(input_signature=[v_spec])
def compute_sum(v):
    v = tf.cast(v, tf.int32)
    return v + 1


print(compute_pred(np.float32(np.ones((2, 2)))).numpy(), compute_sum(3).numpy())
