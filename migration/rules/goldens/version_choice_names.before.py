"""Options that depend on what this version of TensorFlow has."""
import numpy as np
import tensorflow as tf

IS_TWO = tf.__version__ >= '2.0'
major = int(tf.VERSION.split('.')[0])
has_swish = hasattr(tf.nn, 'swish')


def activation(x, smooth):
    if smooth:
        return tf.nn.swish(x)
    return tf.nn.relu(x)


def scaled(x, double):
    return x * 2 if double else x * 3


x = tf.placeholder(tf.float32, [2])
y = activation(x, has_swish)
z = scaled(y, IS_TWO and major > 1)
total = tf.reduce_sum(z) if hasattr(tf, 'reduce_sum') and not hasattr(tf, 'sum') else tf.sum(z)

with tf.Session() as sess:
    print(sess.run([y, z, total], {x: np.float32([1, -2])}))
    if hasattr(tf, 'placeholder'):
        print('placeholders')
    if IS_TWO:
        print('TF 2')
    print('TF 1' if major == 1 else 'TF 2')
