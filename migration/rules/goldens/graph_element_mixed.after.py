"""Dictionaries of graph values and of others."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')  # rows
y_spec = tf.TensorSpec([None], tf.float32)
inputs = {'rate': 0.5}
w = tf.Variable([1.0, 2.0, 3.0])


def build():
    def compute_pred(x):
        return tf.reduce_sum(x * w, 1)

    def compute_error(x, y):
        pred = compute_pred(x)
        return tf.reduce_max(tf.abs(pred - y))

    optimizer = tf.keras.optimizers.SGD(0.01)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(x, y):
        with tf.GradientTape() as tape:
            pred = compute_pred(x)
            loss = tf.reduce_mean(tf.square(pred - y))
        optimizer.apply_gradients([(tape.gradient(loss, w), w)])
        return loss

    return train_step, compute_error, {'w': w, 'name': 'linear'}


train_step, compute_error, net = build()
print(net['name'])
feed = {'x': np.ones((2, 3)), 'y': [1, 2]}
for _ in range(3):
    loss = train_step(np.float32(feed['x']), np.float32(feed['y'])).numpy()
    print(loss, inputs['rate'])


@tf.function(input_signature=[x_spec, y_spec])
def compute_error_and_w(x, y):
    error = compute_error(x, y)
    return {'e': error, 'w': net['w']}


print({name: value.numpy() for name, value in compute_error_and_w(np.float32(feed['x']), np.float32(feed['y'])).items()})
print(net['w'].numpy())
