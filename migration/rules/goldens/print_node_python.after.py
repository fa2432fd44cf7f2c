"""Tensors of the graph that Python prints while it is built."""

import logging

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
w = tf.Variable(tf.ones([3, 2]), name='w')


def layer(t):
    print('a layer of', t)
    out = tf.nn.relu(t)
    return out


def compute_h(x):
    h = tf.matmul(x, w)
    h_2 = h
    for turn in range(2):
        h_2 = layer(h_2)
        print('turn', turn, h_2)
    return h, h_2


@tf.function(input_signature=[x_spec])
def evaluate_h(x):
    h, h_2 = compute_h(x)
    print(h)  # before anything runs
    logging.info('hidden: %s', h)
    return h_2


optimizer = tf.keras.optimizers.SGD(0.1)
print(x_spec, w.name)
constant = tf.add(1, 2)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        h, h_2 = compute_h(x)
        loss = tf.reduce_mean(h_2)
    print(constant.dtype, 'and', loss, 'at last')
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


print(evaluate_h(np.float32(np.ones((1, 3)))).numpy())
value = train_step(np.float32(np.ones((2, 3)))).numpy()
print(value)
