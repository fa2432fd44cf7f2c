"""Fetches in dictionaries, with and without an operation."""

import numpy as np
import tensorflow as tf
x_spec = tf.TensorSpec([None], tf.float32)
w = tf.Variable(2.0)


def compute_v(x):
    return w * x


@tf.function(input_signature=[x_spec])
def compute_w_and_v(x):
    v = compute_v(x)
    return {'w': w, 'v': v}


def compute_loss(v):
    return tf.reduce_sum(v)


@tf.function(input_signature=[x_spec])
def compute_v_and_loss(x):
    v = compute_v(x)
    loss = compute_loss(v)
    return {'v': v, 'loss': loss}


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        v = compute_v(x)
        loss = compute_loss(v)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


r = {name: value.numpy() for name, value in compute_w_and_v(np.float32([1, 2])).items()}
print(r['w'], r['v'], list(r))
for i in range(2):
    out = {'train': None, 'loss': train_step(np.float32([1, 2, i])).numpy()}
    print(out['loss'], out['train'])
print({name: value.numpy() for name, value in compute_v_and_loss(np.float32([3])).items()}['loss'])
