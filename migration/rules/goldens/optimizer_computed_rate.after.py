"""A learning rate that is computed from what is fed."""

import numpy as np
import tensorflow as tf

lr_spec = tf.TensorSpec([], tf.float32)
w = tf.Variable([2.0, -1.0])
opt = tf.keras.optimizers.Adam(epsilon=0.1)


@tf.function
def compute_loss():
    return tf.nn.l2_loss(w)


@tf.function(input_signature=[lr_spec])
def train_step(lr):
    with tf.GradientTape() as tape:
        loss = compute_loss()
    opt.learning_rate.assign(lr * 0.5)
    opt.apply_gradients([(tape.gradient(loss, w), w)])


for i in range(5):
    train_step(np.float32(0.2 if i % 2 else 0.1))
    print(compute_loss().numpy())
