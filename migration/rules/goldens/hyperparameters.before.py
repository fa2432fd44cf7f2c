"""Hyperparameters that a dictionary overrides."""

import numpy as np
import tensorflow as tf
from tensorflow.contrib.training import HParams

hparams = HParams(width=3, scale=1.0, depth=2)
hparams.override_from_dict({'scale': 2.0, 'depth': 3})

x = tf.placeholder(tf.float32, [None, hparams.width])
y = x
for _ in range(hparams.depth):
    y = y * hparams.scale

with tf.Session() as sess:
    print(sess.run(y, {x: np.ones((1, hparams.width))}), hparams.depth)
