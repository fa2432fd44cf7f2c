"""Feed dictionaries that are built before the run, and passed by position."""

import numpy as np
import tensorflow as tf

points = np.linspace(-1, 1, 8)
values = points ** 2

x_spec = tf.TensorSpec([None], tf.float32)
y_spec = tf.TensorSpec([None], tf.float32)
rate_spec = tf.TensorSpec([], tf.float32)
w = tf.Variable([0.2, 0.1, 0.0])


@tf.function(input_signature=[x_spec])
def compute_fit(x):
    return w[0] + w[1] * x + w[2] * tf.square(x)


@tf.function(input_signature=[x_spec, y_spec, rate_spec])
def compute_loss(x, y, rate):
    fit = compute_fit(x)
    return tf.reduce_mean(tf.square(fit - y)) * rate


optimizer = tf.keras.optimizers.SGD(0.5)


@tf.function(input_signature=[x_spec, y_spec, rate_spec])
def train_step(x, y, rate):
    with tf.GradientTape() as tape:
        loss = compute_loss(x, y, rate)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


train_feed = {'x': points, 'y': values, 'rate': 1.0}
test_feed = {'x': [0.5], 'y': [0.25]}
test_feed['rate'] = 2

losses = []
for step in range(5):
    l = train_step(np.float32(train_feed['x']), np.float32(train_feed['y']), np.float32(train_feed['rate'])).numpy()
    losses.append(l)
print(losses)
print(compute_loss(np.float32(test_feed['x']), np.float32(test_feed['y']), np.float32(test_feed['rate'])).numpy(), compute_fit(np.float32(train_feed['x'])).numpy())
