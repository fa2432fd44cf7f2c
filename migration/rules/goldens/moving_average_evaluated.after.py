"""A model that is evaluated with the averages of all its variables."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 2], tf.float32)
w = tf.Variable([[3.0], [1.0]])
b = tf.Variable([0.5])
ema = tf.train.ExponentialMovingAverage(decay=0.9)
opt = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.matmul(x, w) + b - 1.))
    variables = [w, b]
    opt.apply_gradients(zip(tape.gradient(loss, variables), variables))


ema.apply([w, b])  # The averages start at the initial values.


@tf.function
def run_maintain():
    maintain = ema.apply([w, b])


@tf.function(input_signature=[x_spec])
def compute_smooth(x):
    return tf.matmul(x, ema.average(w)) + ema.average(b)


for i in range(3):
    train_step(np.float32([[1., 2.], [.5, 1.]]))
    run_maintain()
    print(compute_smooth(np.float32([[1., 2.]])).numpy())
