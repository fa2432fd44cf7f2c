"""Updates that are made where control dependencies name them."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32, name='x')
w = tf.Variable(2.0, name='w')
runs = tf.Variable(0, trainable=False, name='runs')
count = tf.Variable(0, trainable=False, name='count')
total = tf.Variable(0.0, trainable=False)


def noted(value):
    # What it has seen.
    total.assign_add(tf.reduce_sum(value))
    return tf.identity(value * total)


@tf.function(input_signature=[x_spec])
def run_y(x):
    runs.assign_add(1)
    return tf.identity(x * w)


@tf.function(input_signature=[x_spec])
def run_z(x):
    runs.assign_add(1)
    y = tf.identity(x * w)
    total.assign_add(1.0)
    count.assign_sub(1)
    return y + tf.cast(count, tf.float32)


@tf.function
def run_v():
    total.assign_add(1.0)
    count.assign_sub(1)
    w.assign(w * 1.5)
    return w.read_value() + total


def compute_loss(x):
    return tf.reduce_mean(tf.square(x * w - 1.0))


optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    count.assign_add(100)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])


@tf.function(input_signature=[x_spec])
def run_seen(x):
    return noted(x)


@tf.function(input_signature=[x_spec])
def run_loss_and_seen(x):
    loss = compute_loss(x)
    seen = noted(x)
    return loss, seen


for i in range(2):
    feed = {'x': [1.0, 2.0, i]}
    print(run_y(np.float32(feed['x'])).numpy(), [w.numpy(), count.numpy(), total.numpy(), runs.numpy()])
    print(run_z(np.float32(feed['x'])).numpy(), [w.numpy(), count.numpy(), total.numpy(), runs.numpy()])
    print(run_v().numpy(), [w.numpy(), count.numpy(), total.numpy(), runs.numpy()])
    train_step(np.float32(feed['x']))
    print([w.numpy(), count.numpy(), total.numpy()])
    print(run_seen(np.float32(feed['x'])).numpy(), [w.numpy(), count.numpy(), total.numpy()])
    print([value.numpy() for value in run_loss_and_seen(np.float32(feed['x']))], [w.numpy(), count.numpy(), total.numpy()])
