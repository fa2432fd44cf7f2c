"""Hyperparameters that a dictionary overrides."""

import types
import numpy as np
import tensorflow as tf

hparams = types.SimpleNamespace(width=3, scale=1.0, depth=2)
vars(hparams).update({'scale': 2.0, 'depth': 3})

x_spec = tf.TensorSpec([None, hparams.width], tf.float32)


@tf.function(input_signature=[x_spec])
def compute_y(x):
    x = tf.cast(x, tf.float32)
    y = x
    for _ in range(hparams.depth):
        y = y * hparams.scale
    return y


print(compute_y(np.float32(np.ones((1, hparams.width)))).numpy(), hparams.depth)
