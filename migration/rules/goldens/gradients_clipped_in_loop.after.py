"""Gradients that a loop over their list clips."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32)
w = tf.Variable(np.float32([[.2], [.3], [-.5]]))
optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.matmul(x, w) - 1.))
    gradients = [(tape.gradient(loss, w), w)]
    for i, (grad, var) in enumerate(gradients):
        if grad is not None:
            gradients[i] = (tf.clip_by_norm(grad, 1.0), var)
    optimizer.apply_gradients(gradients)
    return loss


for i in range(4):
    l = train_step(np.float32([[1., 2., i]])).numpy()
    print(l)
