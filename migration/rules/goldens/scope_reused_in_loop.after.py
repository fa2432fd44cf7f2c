"""Layers of a loop that share their variables from the second turn on."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32)
w = tf.Variable(np.float32(np.arange(9).reshape(3, 3) / 10))
bias = tf.Variable(tf.zeros_initializer()([3]), name='bias')

optimizer = tf.keras.optimizers.SGD(0.5)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        layers = [x]
        for turn in range(3):
            hidden = tf.tanh(tf.matmul(layers[-1], w) + bias)
            layers.append(hidden)
        loss = tf.reduce_mean(tf.square(layers[-1]))
    variables = [w, bias]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for _ in range(3):
    print(train_step(np.float32(np.eye(3))).numpy())
