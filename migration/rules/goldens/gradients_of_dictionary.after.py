"""Weights in a dictionary, and a step from them that is trained through."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 2], tf.float32)
weights = {'w': tf.Variable([[1.], [2.]]), 'b': tf.Variable([0.1])}
optimizer = tf.keras.optimizers.Adam(0.05, epsilon=1e-8)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as outer_tape:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(tf.matmul(x, weights['w']) + weights['b']))
        grads = tape.gradient(loss, list(list(weights.values())))
        gradients = dict(zip(weights.keys(), grads))
        fast = dict(zip(weights.keys(), [weights[key] - 0.1 * gradients[key] for key in weights.keys()]))
        out = tf.reduce_mean(tf.matmul(x, fast['w']) + fast['b'])
    variables = [*weights.values()]
    optimizer.apply_gradients(zip(outer_tape.gradient(out, variables), variables))
    return out


for i in range(3):
    o = train_step(np.float32([[1., i]])).numpy()
    print(o)
