"""Sessions inside of other statements, and what only serves them there."""

import numpy as np
import os
import tempfile

import tensorflow as tf

w = tf.Variable(2.0)
x_spec = tf.TensorSpec(None, tf.float32)


@tf.function(input_signature=[x_spec])
def compute_v(x):
    return w * x


optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        v = compute_v(x)
        loss = tf.square(v)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


path = os.path.join(tempfile.mkdtemp(), 'log.txt')

if os.path.exists(path):
    print('again')
for i in range(2):
    print(compute_v(np.float32(i)).numpy())

with open(path, 'w') as file:
    file.write(str(compute_v(4.0).numpy()))

with open(path) as file:
    print(file.read())
    try:
        for i in range(2):
            print(train_step(np.float32(i)).numpy())
    except KeyboardInterrupt:
        pass
