"""Initialisation that is chosen by the version of TensorFlow."""
import tensorflow as tf

w = tf.Variable([1.0, 2.0])


@tf.function
def compute_y():
    return w * 2.0


print(compute_y().numpy())
