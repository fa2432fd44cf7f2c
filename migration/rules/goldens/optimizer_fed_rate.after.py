"""A learning rate that is fed."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32)
lr_spec = tf.TensorSpec([], tf.float32)
w = tf.Variable(3.0)
optimizer = tf.keras.optimizers.Adam(epsilon=1e-8)


@tf.function(input_signature=[x_spec, lr_spec])
def train_step(x, lr):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(w * x - 1.))
    optimizer.learning_rate.assign(lr)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


for i in range(6):
    l = train_step(np.float32([1., 2.]), np.float32(0.1 / (i + 1))).numpy()
    print(l)
print(w.numpy())
