"""Statistics that are updated before each training step."""

import numpy as np
import tensorflow as tf

w = tf.Variable(3.0)
mean = tf.Variable(0.0, trainable=False)
x_spec = tf.TensorSpec([None], tf.float32)
optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(w * x - 1.))
    m = tf.reduce_mean(x)
    update_mean = mean.assign(0.9 * mean + 0.1 * m)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


for i in range(4):
    l = train_step(np.float32([1., 2., i])).numpy()
    print(l)
print([w.numpy(), mean.numpy()])
