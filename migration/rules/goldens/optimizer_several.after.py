"""Several optimizers in one graph, each with variables of its own."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32)
y_spec = tf.TensorSpec([None], tf.float32)

w_sgd = tf.Variable(0.1)
w_adam = tf.Variable(0.1)
w_rms = tf.Variable(0.1)
train_sgd_optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec])
def train_sgd_step(x, y):
    with tf.GradientTape() as tape:
        loss_sgd = tf.reduce_mean(tf.square(w_sgd * x - y))
    train_sgd_optimizer.apply_gradients([(tape.gradient(loss_sgd, w_sgd), w_sgd)])
    return loss_sgd


train_adam_optimizer = tf.keras.optimizers.Adam(0.05, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_spec])
def train_adam_step(x, y):
    with tf.GradientTape() as tape:
        loss_adam = tf.reduce_mean(tf.square(w_adam * x - y))
    train_adam_optimizer.apply_gradients([(tape.gradient(loss_adam, w_adam), w_adam)])
    return loss_adam


train_rms_optimizer = tf.keras.optimizers.RMSprop(0.05, epsilon=1e-10)
train_rms_optimizer.build([w_rms])
for slot in train_rms_optimizer.variables:
    if slot.name.endswith('velocity'):
        slot.assign(tf.ones(slot.shape))  # The mean square starts at 1 in TF 1.x.


@tf.function(input_signature=[x_spec, y_spec])
def train_rms_step(x, y):
    with tf.GradientTape() as tape:
        loss_rms = tf.reduce_mean(tf.square(w_rms * x - y))
    train_rms_optimizer.apply_gradients([(tape.gradient(loss_rms, w_rms), w_rms)])
    return loss_rms


feed = {'x': [1.0, 2.0, 3.0], 'y': [2.0, 4.0, 6.0]}
for step in range(4):
    l1 = train_sgd_step(np.float32(feed['x']), np.float32(feed['y'])).numpy()
    l2 = train_adam_step(np.float32(feed['x']), np.float32(feed['y'])).numpy()
    l3 = train_rms_step(np.float32(feed['x']), np.float32(feed['y'])).numpy()
    print(step, l1, l2, l3)
print([w_sgd.numpy(), w_adam.numpy(), w_rms.numpy()])
