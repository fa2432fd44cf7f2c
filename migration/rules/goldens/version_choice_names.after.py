"""Options that depend on what this version of TensorFlow has."""
import numpy as np
import tensorflow as tf

IS_TWO = False
major = int(tf.__version__.split('.')[0])
has_swish = True


def activation(x, smooth):
    if smooth:
        return tf.nn.swish(x)
    return tf.nn.relu(x)


def scaled(x, double):
    return x * 2 if double else x * 3


x_spec = tf.TensorSpec([2], tf.float32)


@tf.function(input_signature=[x_spec])
def evaluate(x):
    y = activation(x, has_swish)
    z = scaled(y, IS_TWO and False)
    total = tf.reduce_sum(z)
    return y, z, total


print([value.numpy() for value in evaluate(np.float32([1, -2]))])
print('placeholders')
print('TF 1')
