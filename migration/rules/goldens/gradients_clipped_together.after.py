"""Gradients that are clipped by their common norm, and a step counter."""

import numpy as np
import tensorflow as tf

w = tf.Variable([[3.0, -4.0], [10.0, 0.5]])
v = tf.Variable([1.0, 1.0])
x_spec = tf.TensorSpec([None, 2], tf.float32)
optimizer = tf.keras.optimizers.SGD(0.01, momentum=0.9)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(tf.matmul(x, w) * v))
    variables = [w, v]
    gradients = tape.gradient(loss, variables)
    gradients, _ = tf.clip_by_global_norm(gradients, 1.0)
    optimizer.apply_gradients(zip(gradients, variables))
    return loss


for i in range(6):
    l = train_step(np.float32([[1.0, 2.0], [0.5, -1.0]])).numpy()
    print(i, l)
print(w.numpy(), v.numpy(), optimizer.iterations.numpy())
