"""Variables fetched beside the update: TF 1 gives them after it, a loss before it."""

import numpy as np
import tensorflow as tf

w = tf.Variable([1.0, 2.0], name='w')
x_spec = tf.TensorSpec([2], tf.float32, name='x')
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(w * x - 1.0))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss, w


for step in range(4):
    cost, weights = (value.numpy() for value in train_step(np.float32([1.0, 0.5])))
    print(step, cost, weights)
