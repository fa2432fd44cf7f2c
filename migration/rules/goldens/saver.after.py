"""Saves what it trained, goes on, and comes back to it, in the same session and in another."""

import os
import tempfile

import numpy as np
import tensorflow as tf

folder = tempfile.mkdtemp()
data = np.arange(8).reshape(4, 2).astype('float32')

x_spec = tf.TensorSpec([None, 2], tf.float32)
w = tf.Variable(tf.ones([2, 1]), name='w')
b = tf.Variable(0.5, name='b')
optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)
optimizer.build([w, b])


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.matmul(x, w) + b))
    variables = [w, b]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


# It saves the variables that there are now, and the averages of Adam.
saver = tf.train.Checkpoint(w=w, b=b, optimizer=optimizer)
later = tf.Variable(7.0, name='later')

for _ in range(3):
    train_step(np.float32(data))
path = saver.write(os.path.join(folder, 'model.ckpt'))
print('saved:', os.path.basename(path))
for _ in range(2):
    value = train_step(np.float32(data)).numpy()
    print(value)
saver.read(path).assert_existing_objects_matched()
print([w.numpy(), b.numpy()])
for _ in range(2):
    value = train_step(np.float32(data)).numpy()
    print(value)

saver.read(path).assert_existing_objects_matched()
for _ in range(2):
    value = train_step(np.float32(data)).numpy()
    print(value)
