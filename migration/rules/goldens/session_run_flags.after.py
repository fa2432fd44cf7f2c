"""Graph that settings of the program choose, some known in the source and some not."""

import os

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).rand(6, 4).astype(np.float32)
use_l2 = os.environ.get('USE_L2', 'yes') == 'yes'
deep = len(data) > 100
bounded = True

x_spec = tf.TensorSpec([None, 4], tf.float32)
W = tf.Variable(np.random.RandomState(1).rand(4, 4).astype(np.float32))

activation = tf.nn.relu if deep else tf.nn.tanh


@tf.function(input_signature=[x_spec])
def compute_out(x):
    h = activation(tf.matmul(x, W))
    if deep:
        h = tf.matmul(h, W)
        out = h * 2.0
    else:
        out = h - 1.0
    return out


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        out = compute_out(x)
        penalty = None
        if use_l2:
            penalty = tf.nn.l2_loss(W)
        loss = tf.reduce_mean(tf.square(out))
        if penalty is not None:
            loss += 0.1 * penalty
        if bounded:
            loss = tf.minimum(loss, 10.0)
    optimizer.apply_gradients([(tape.gradient(loss, W), W)])
    return loss


for _ in range(3):
    value = train_step(data).numpy()
    print(value)
print(compute_out(data).numpy())
