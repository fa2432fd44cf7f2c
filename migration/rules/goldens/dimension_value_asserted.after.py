"""Assertions about static shapes, which hold where the values are computed."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).rand(6, 4).astype(np.float32)
target = data[:, :2]

x_spec = tf.TensorSpec([None, 4], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)
w = tf.Variable(np.random.RandomState(1).rand(4, 2).astype(np.float32))


@tf.function(input_signature=[x_spec])
def compute_hypothesis(x):
    return tf.matmul(x, w)


width = x_spec.shape.as_list()[1]
assert width == 4
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    y = tf.cast(y, tf.float32)
    with tf.GradientTape() as tape:
        hypothesis = compute_hypothesis(x)
        loss = tf.reduce_mean(tf.square(hypothesis - y)) / width
    # Both have a column for each class.
    assert hypothesis.shape.as_list() == y.shape.as_list(), 'classes'
    assert hypothesis.get_shape()[1] == 2
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


for _ in range(3):
    value = train_step(data, np.float32(target)).numpy()
    print(value)
print(compute_hypothesis(data).numpy())
