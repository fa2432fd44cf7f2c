"""Two RMSProp optimizers whose steps fetch expressions, in several fetch sets."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32)
w = tf.Variable([1.0, 2.0])
v = tf.Variable([3.0, 4.0])


def compute_loss_w(x):
    return tf.reduce_sum(tf.square(w * x - 1.0))


def compute_loss_v(x):
    return tf.reduce_sum(tf.square(v * x + 1.0))


train_w_optimizer = tf.keras.optimizers.RMSprop(0.1, epsilon=1e-10)
train_w_optimizer.build([w])
for slot in train_w_optimizer.variables:
    if slot.name.endswith('velocity'):
        slot.assign(tf.ones(slot.shape))  # The mean square starts at 1 in TF 1.x.


@tf.function(input_signature=[x_spec])
def train_w_step_2(x):
    with tf.GradientTape() as tape:
        loss_w = compute_loss_w(x)
    train_w_optimizer.apply_gradients([(tape.gradient(loss_w, w), w)])
    return loss_w


train_v_optimizer = tf.keras.optimizers.RMSprop(0.1, rho=0.5, epsilon=1e-10)
train_v_optimizer.build([v])
for slot in train_v_optimizer.variables:
    if slot.name.endswith('velocity'):
        slot.assign(tf.ones(slot.shape))  # The mean square starts at 1 in TF 1.x.


@tf.function(input_signature=[x_spec])
def train_v_step(x):
    with tf.GradientTape() as tape:
        loss_v = compute_loss_v(x)
    train_v_optimizer.apply_gradients([(tape.gradient(loss_v, v), v)])


feed = {'x': [1.0, 2.0]}
train_w_step_2(np.float32(feed['x']))
train_v_step(np.float32(feed['x']))


@tf.function(input_signature=[x_spec])
def train_w_step(x):
    with tf.GradientTape() as tape:
        loss_w = compute_loss_w(x)
    current_product = loss_w * 2
    train_w_optimizer.apply_gradients([(tape.gradient(loss_w, w), w)])
    return current_product


@tf.function(input_signature=[x_spec])
def train_v_step_2(x):
    with tf.GradientTape() as tape:
        loss_v = compute_loss_v(x)
    current_quotient = loss_v / 2
    train_v_optimizer.apply_gradients([(tape.gradient(loss_v, v), v)])
    return current_quotient


for _ in range(2):
    doubled = train_w_step(np.float32(feed['x'])).numpy()
    print(doubled)
    value = train_v_step_2(np.float32(feed['x'])).numpy()
    print(value)
value = train_w_step_2(np.float32(feed['x'])).numpy()
print(value, [w.numpy(), v.numpy()])
