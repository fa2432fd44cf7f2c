"""A session in each turn of a loop: the variables start anew, those that are drawn as well."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32)
noise = tf.Variable(tf.random.normal([3, 1]), trainable=False)
v = tf.Variable(3.0)
optimizer = tf.keras.optimizers.RMSprop(0.1, epsilon=1e-10)
optimizer.build([v])
for slot in optimizer.variables:
    if slot.name.endswith('velocity'):
        slot.assign(tf.ones(slot.shape))  # The mean square starts at 1 in TF 1.x.
optimizer_start = [state.numpy() for state in optimizer.variables]


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.matmul(x, noise) - v))
    optimizer.apply_gradients([(tape.gradient(loss, v), v)])


def initialize():
    noise.assign(tf.random.normal([3, 1]))
    v.assign(3.0)
    for state, value in zip(optimizer.variables, optimizer_start):
        state.assign(value)


for trial in range(3):
    initialize()
    for _ in range(trial + 1):
        train_step(np.float32(np.ones([2, 3])))
    print(np.round(trial), [v.numpy(), noise.numpy()])
