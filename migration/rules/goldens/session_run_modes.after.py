"""A script that does another thing in each mode, each with a graph of its own."""

import sys

import numpy as np
import tensorflow as tf

mode = sys.argv[1] if len(sys.argv) > 1 else 'train'
data = np.random.RandomState(0).rand(8, 3)

if mode == 'train':
    # Fit the weights.
    x_spec = tf.TensorSpec([None, 3], tf.float32)
    w = tf.Variable(tf.ones([3, 1]))
    optimizer = tf.keras.optimizers.SGD(0.1)

    @tf.function(input_signature=[x_spec])
    def train_step(x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(tf.matmul(x, w)))
        optimizer.apply_gradients([(tape.gradient(loss, w), w)])
        return loss

    for _ in range(3):
        result = train_step(np.float32(data)).numpy()

elif mode == 'sum':
    # Only add.
    x_spec_2 = tf.TensorSpec([None, 3], tf.float32)

    @tf.function(input_signature=[x_spec_2])
    def compute_total(x):
        return tf.reduce_sum(x)

    result = compute_total(np.float32(data)).numpy()
else:
    result = 0.0
print(mode, result)
