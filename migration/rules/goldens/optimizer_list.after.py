"""A list of training operations, run as one."""

import numpy as np
import tensorflow as tf

a = tf.Variable([1.0, 2.0])
b = tf.Variable([2.0, 0.5])
x_spec = tf.TensorSpec([2], tf.float32)
adam_optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)
momentum_optimizer = tf.keras.optimizers.SGD(0.1, momentum=0.9)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape(persistent=True) as tape:
        la = tf.reduce_sum(tf.square(a * x - 1.))
        lb = tf.reduce_sum(tf.square(b * x - 1.))
    adam_optimizer.apply_gradients([(tape.gradient(la, a), a)])
    momentum_optimizer.apply_gradients([(tape.gradient(lb, b), b)])


for i in range(3):
    train_step(np.float32([1., i]))
    print([a.numpy(), b.numpy()])
