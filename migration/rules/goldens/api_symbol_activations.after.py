"""Activations, norms and elementwise functions."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 2], tf.float32)


@tf.function(input_signature=[x_spec])
def evaluate(x):
    steep = tf.nn.relu(x) + tf.nn.relu6(x) + tf.nn.elu(x) + tf.nn.selu(x) + tf.nn.leaky_relu(x)
    smooth = tf.nn.softplus(x) + tf.nn.softsign(x) + tf.nn.tanh(x) + tf.nn.sigmoid(x)
    odds = tf.nn.log_softmax(x) + tf.nn.softmax(x)
    norm = tf.norm(x, ord=2, axis=1, keepdims=True)
    return steep, smooth, odds, norm


@tf.function(input_signature=[x_spec])
def evaluate_2(x):
    clipped = tf.clip_by_value(x, -1.0, 1.0) + tf.clip_by_norm(x, 1.0)
    rounded = tf.math.ceil(x) + tf.floor(x) + tf.round(x) + tf.sign(x)
    special = tf.math.erf(x) + tf.math.lgamma(tf.abs(x) + 1.0) + tf.exp(x) + tf.sqrt(tf.square(x))
    extremes = tf.maximum(x, 0.0) + tf.minimum(x, 0.0) + tf.negative(x) + tf.math.reciprocal(x)
    return clipped, rounded, special, extremes


feed = {'x': [[1.5, -2.0], [0.25, 4.0]]}
print([value.numpy() for value in evaluate(np.float32(feed['x']))])
print([value.numpy() for value in evaluate_2(np.float32(feed['x']))])
