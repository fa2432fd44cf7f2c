"""A function that makes what is fed."""

import numpy as np
import tensorflow as tf
x_spec = tf.TensorSpec([None, 2], tf.float32)
y_spec = tf.TensorSpec([None], tf.float32)
keep_spec = tf.TensorSpec(None, tf.float32)
w = tf.Variable([[1.], [2.]])


def compute_loss(keep, y, x):
    return tf.reduce_mean(tf.square(tf.reduce_sum(tf.matmul(x, w), 1) - y)) * keep


@tf.function(input_signature=[x_spec, y_spec, keep_spec])
def evaluate_loss(x, y, keep):
    return compute_loss(keep, y, x)


optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[x_spec, y_spec, keep_spec])
def train_step(x, y, keep):
    with tf.GradientTape() as tape:
        loss = compute_loss(keep, y, x)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


def feed_dict(training):
    if training:
        xs, ys = np.ones((3, 2)), np.arange(3)
        k = 0.5
    else:
        xs, ys = np.zeros((2, 2)), [1, 2]
        k = 1.0
    return {'x': np.float32(xs), 'y': np.float32(ys), 'keep': np.float32(k)}
for i in range(3):
    l = train_step(**feed_dict(True)).numpy()
    print(l, evaluate_loss(**feed_dict(False)).numpy())
    train_step(**feed_dict(i == 2))
